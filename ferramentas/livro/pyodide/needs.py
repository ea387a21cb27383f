"""The wheels given, checked, with what they need, found among them and in the lock of Pyodide."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

import estabilidade
from livro.errors import BookError
from livro.pyodide.frameworks import BY_FRAMEWORK, Choice
from livro.pyodide.reading import Wheel, read_wheel
from livro.pyodide.release import LOCK, PACKAGES, VERSION, closure
from livro.pyodide.wanted import Wanted


def pins(root: Path) -> dict[str, SpecifierSet]:
    """Return package -> the version that the book asks of it, where it asks for one."""
    found: dict[str, SpecifierSet] = {}
    for name in ("frameworks.in", "torch.txt"):
        path = root / "requirements" / name
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for line in lines:
            if line and not line.startswith(("#", "-")):
                requirement = Requirement(line)
                found[canonicalize_name(requirement.name)] = requirement.specifier
    return found


def choose(wanted: Iterable[Wanted], release: Path, pins: Mapping[str, SpecifierSet]) -> Choice:
    """Read and check the wheels asked for.

    Args:
        wanted: the wheels; a framework may need several.
        release: the folder with the release of Pyodide.
        pins: package -> the version that the book asks for.

    Raises:
        BookError: one of them cannot be what the pages load.
    """
    lock = json.loads((release / LOCK).read_bytes())
    base = closure(lock["packages"], PACKAGES)
    wheels: dict[str, Wheel] = {}
    packages: dict[str, list[str]] = {}
    for each in wanted:
        _check_framework(each.framework)
        wheel = read_wheel(each.file_name, each.read(), lock["info"])
        check_version(wheel, pins.get(wheel.name))
        if wheel.name in base or wheels.setdefault(wheel.name, wheel).content != wheel.content:
            raise BookError(f"{each.place}: as páginas já recebem outro {wheel.name}.")
        packages.setdefault(each.framework, []).append(wheel.name)
    for framework, names in packages.items():
        _check_module(framework, [wheels[name] for name in names])
    every = with_wheels(lock, wheels.values())
    needed = closure(every, [*PACKAGES, *wheels])
    return Choice(
        {
            "info": lock["info"],
            "packages": {name: every[name] for name in sorted(needed)},
            BY_FRAMEWORK: packages,
        },
        {wheel.file_name: wheel.content for wheel in wheels.values()},
    )


def _check_framework(name: str) -> None:
    known = [each.name for each in estabilidade.FRAMEWORKS if each.name not in PACKAGES]
    if name not in known:
        raise BookError(f"{name}: não é um destes frameworks: {', '.join(known)}.")


def _check_module(framework: str, wheels: Iterable[Wheel]) -> None:
    package = next(each.package for each in estabilidade.FRAMEWORKS if each.name == framework)
    if not any(package in wheel.modules for wheel in wheels):
        raise BookError(f"{framework}: nenhum dos pacotes dados traz o módulo {package}.")


def check_version(wheel: Wheel, asked: SpecifierSet | None) -> None:
    """Refuse a version that is not the one that the book was executed with.

    Raises:
        BookError: the book asks for another.
    """
    if asked is not None and not asked.contains(wheel.version, prereleases=True):
        raise BookError(f"{wheel.file_name}: o livro pede {wheel.name}{asked}.")


def with_wheels(lock: Mapping[str, Any], wheels: Iterable[Wheel]) -> dict[str, Any]:
    """Return the packages of a lock of Pyodide and, in its form, those of the wheels.

    Raises:
        BookError: a wheel needs what nobody has, or has in another version.
    """
    given = {wheel.name: wheel for wheel in wheels}
    versions: dict[str, Version | str] = {
        canonicalize_name(name): entry["version"] for name, entry in lock["packages"].items()
    }
    versions |= {name: wheel.version for name, wheel in given.items()}
    entries = {
        name: _entry(wheel, sorted(set(_depends(wheel, versions, lock["info"]))))
        for name, wheel in given.items()
    }
    return {**lock["packages"], **entries}


def _depends(
    wheel: Wheel, versions: Mapping[str, Version | str], info: Mapping[str, str]
) -> Iterator[str]:
    surroundings = {
        "extra": "",
        "os_name": "posix",
        "platform_machine": info["arch"],
        "platform_system": "Emscripten",
        "python_full_version": info["python"],
        "python_version": info["python"].rpartition(".")[0],
        "sys_platform": "emscripten",
    }
    for requirement in wheel.requires:
        if requirement.marker and not requirement.marker.evaluate(surroundings):
            continue
        name = canonicalize_name(requirement.name)
        version = versions.get(name)
        if version is None or not requirement.specifier.contains(version, prereleases=True):
            there = f"tem a versão {version}" if version else "não o tem"
            raise BookError(
                f"{wheel.file_name} precisa de {requirement.name}{requirement.specifier}, e o "
                f"Pyodide {VERSION} {there}: dê também esse pacote, para o mesmo framework."
            )
        yield name


def _entry(wheel: Wheel, depends: list[str]) -> dict[str, Any]:
    return {
        "depends": depends,
        "file_name": wheel.file_name,
        "imports": sorted(wheel.modules),
        "install_dir": "site",
        "name": wheel.name,
        "package_type": "package",
        "sha256": sha256(wheel.content).hexdigest(),
        "unvendored_tests": False,
        "version": str(wheel.version),
    }
