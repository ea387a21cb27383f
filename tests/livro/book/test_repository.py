"""Where the links to the repository lead."""

import subprocess

import pytest

from livro.book.repository import from_remote, repository_url


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/dona/livro.git",
        "https://github.com/dona/livro",
        "https://usuario:segredo@github.com/dona/livro.git\n",
        "git@github.com:dona/livro.git",
        "ssh://git@github.com/dona/livro.git",
    ],
)
def test_every_form_of_a_github_remote(remote):
    assert from_remote(remote) == "https://github.com/dona/livro"


@pytest.mark.parametrize("remote", ["", "/srv/git/livro", "https://example.org/dona/livro.git"])
def test_other_remotes_are_no_address(remote):
    assert from_remote(remote) == ""


@pytest.fixture
def checkout(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    return tmp_path


def test_the_configured_address_is_the_last_resort(checkout):
    assert repository_url("https://exemplo.org/livro", checkout, {}) == "https://exemplo.org/livro"
    assert repository_url("", checkout, {}) == ""


def test_origin_comes_before_the_configuration(checkout):
    remote = "git@github.com:dona/fork.git"
    subprocess.run(["git", "-C", str(checkout), "remote", "add", "origin", remote], check=True)
    assert (
        repository_url("https://exemplo.org/livro", checkout, {}) == "https://github.com/dona/fork"
    )


def test_github_actions_come_first(checkout):
    remote = "git@github.com:dona/fork.git"
    subprocess.run(["git", "-C", str(checkout), "remote", "add", "origin", remote], check=True)
    environment = {"GITHUB_REPOSITORY": "outra/copia"}
    assert repository_url("", checkout, environment) == "https://github.com/outra/copia"
