"""The key of the execution cache."""

import shutil
from importlib.metadata import packages_distributions
from pathlib import Path
from types import SimpleNamespace

import pytest
from packaging.utils import canonicalize_name

import estabilidade
from estabilidade import FRAMEWORKS
from livro.sphinx.execution import (
    choose_cache,
    fingerprint,
    installed_versions,
)

PACKAGE = Path(estabilidade.__file__).parent


@pytest.fixture
def package(tmp_path):
    return shutil.copytree(PACKAGE, tmp_path / "estabilidade")


def test_the_same_code_gives_the_same_key(package):
    assert fingerprint(package, ["numpy==2"]) == fingerprint(PACKAGE, ["numpy==2"])


def test_a_changed_function_changes_the_key(package):
    module = package / "numpy.py"
    module.write_text(module.read_text(encoding="utf-8") + "\nx = 1\n", encoding="utf-8")
    assert fingerprint(package, []) != fingerprint(PACKAGE, [])


def test_a_new_or_renamed_module_changes_the_key(package):
    (package / "numpy.py").rename(package / "numpy2.py")
    assert fingerprint(package, []) != fingerprint(PACKAGE, [])


def test_a_new_version_of_a_framework_changes_the_key():
    assert fingerprint(PACKAGE, ["torch==1"]) != fingerprint(PACKAGE, ["torch==2"])


def test_the_versions_of_every_framework_count():
    found = {entry.partition("==")[0] for entry in installed_versions()}
    providers = packages_distributions()
    for package in (
        "matplotlib",
        "jaxlib",
        "keras",
        *(f.package for f in FRAMEWORKS if f.installed),
    ):
        assert found & {canonicalize_name(name) for name in providers[package]}, package
    assert not found & {"sphinx", "pytest"}  # a new one must not execute the book again


def test_another_version_in_the_environment_of_mxnet_changes_the_key(tmp_path):
    app, config = SimpleNamespace(srcdir=tmp_path, outdir=tmp_path / "html"), SimpleNamespace()
    lock = tmp_path / "requirements" / "mxnet.txt"
    lock.parent.mkdir()
    keys = set()
    for version in ("1.9.0", "1.9.1"):
        lock.write_text(f"mxnet=={version}\n", encoding="utf-8")
        choose_cache(app, config)
        keys.add(config.nb_execution_cache_path)
    assert len(keys) == 2
