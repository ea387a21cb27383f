"""Where the links to the repository lead."""

import subprocess
from itertools import product

import pytest

from livro.book.repository import from_remote, provider, repository_url, site_url

SPELLINGS = {
    "scheme": ["https://", "http://", "ssh://", "git+ssh://", "git+https://", "git://"],
    "user": ["", "git@", "usuario:segredo@"],
    "host": ["github.com", "www.github.com", "ssh.github.com", "GitHub.com", "github.com:443"],
    "end": ["", ".git", "/", ".git/\n"],
}


@pytest.mark.parametrize("parts", list(product(*SPELLINGS.values())), ids="".join)
def test_every_spelling_of_a_github_remote(parts):
    scheme, user, host, end = parts
    assert from_remote(f"{scheme}{user}{host}/dona/livro{end}") == "https://github.com/dona/livro"


@pytest.mark.parametrize(
    "remote",
    ["git@github.com:dona/livro.git", "github.com:dona/livro"],
)
def test_the_short_form_of_ssh(remote):
    assert from_remote(remote) == "https://github.com/dona/livro"


@pytest.mark.parametrize(
    "remote",
    [
        "",
        "/srv/git/livro",
        "../github.com/dona/livro",
        "github.com/dona/livro",
        "https://example.org/dona/livro.git",
        "https://github.com.example.org/dona/livro",
        "https://example.org/github.com/dona/livro",
        "git@gitlab.com:dona/livro.git",
    ],
)
def test_other_remotes_are_no_address(remote):
    assert from_remote(remote) == ""


@pytest.fixture
def checkout(tmp_path):
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    remote = "git@github.com:dona/fork.git"
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", remote], check=True)
    return tmp_path


@pytest.mark.parametrize("environment", [{}, {"GITHUB_REPOSITORY": "outra/copia"}])
def test_what_the_configuration_says_comes_first(checkout, environment):
    url = "https://exemplo.org/dona/livro"
    assert repository_url(f"{url}/", checkout, environment) == url


def test_the_actions_come_before_origin(checkout):
    environment = {"GITHUB_REPOSITORY": "outra/copia"}
    assert repository_url("", checkout, environment) == "https://github.com/outra/copia"
    assert repository_url("", checkout, {}) == "https://github.com/dona/fork"


def test_a_book_inside_another_checkout_is_not_a_part_of_it(checkout, monkeypatch):
    book = checkout / "vendor" / "livro"
    book.mkdir(parents=True)
    assert repository_url("", book, {}) == ""
    monkeypatch.setenv("GIT_DIR", str(checkout / ".git"))  # as while a hook of that one runs
    assert repository_url("", book, {}) == ""


COMPANY, FORGE = "https://git.empresa.example", "https://codeberg.org"


@pytest.mark.parametrize(
    ("url", "environment", "name"),
    [
        ("https://github.com/dona/livro", {}, "github"),
        ("https://gitlab.com/dona/livro", {}, "gitlab"),
        (f"{COMPANY}/dona/livro", {"GITHUB_SERVER_URL": COMPANY}, "github"),
        (f"{COMPANY}/dona/livro", {}, ""),
        (f"{FORGE}/dona/livro", {"GITHUB_SERVER_URL": FORGE, "FORGEJO_ACTIONS": "true"}, ""),
        (f"{FORGE}/dona/livro", {"GITHUB_SERVER_URL": FORGE, "GITEA_ACTIONS": "true"}, ""),
        ("", {"GITHUB_SERVER_URL": COMPANY}, ""),
    ],
)
def test_what_serves_the_repository(url, environment, name):
    assert provider(url, environment) == name


@pytest.mark.parametrize("server", [COMPANY, FORGE])
def test_the_address_of_a_site_on_another_server_is_not_guessed(server):
    environment = {"GITHUB_REPOSITORY": "dona/livro", "GITHUB_SERVER_URL": server}
    assert site_url("", environment) == ""
