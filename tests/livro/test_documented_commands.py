"""What the documents tell people to type exists, is read, and is run by the integration too."""

import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

from livro.cli import _parser

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARQUITETURA.md")),
    *sorted((ROOT / "book").rglob("*.md")),
]
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^ *```(?:sh|bash|console)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):.*?(?:## (.*))?\n((?:\t.*\n|.*\\\n)*)", re.MULTILINE)
OF_TOOL = re.compile(r"(?<![\w./-])(?:\$\(\w+\)/(?:bin/)?)?livro ([a-z-]+)")
# Deletes what was installed; listed below.
APART = {"distclean", "help"}


@cache
def targets() -> dict[str, str]:
    """Map the targets of the Makefile that `make help` lists to their recipes."""
    found = TARGET.findall((ROOT / "Makefile").read_text("utf-8"))
    return {name: recipe for name, described, recipe in found if described}


@cache
def of_integration() -> set[str]:
    files = [ROOT / ".ci" / "run", *(ROOT / ".github" / "workflows").glob("*.yml")]
    return {name for file in files for name in re.findall(r"\bmake ([a-z-]+)", file.read_text())}


@cache
def tool_commands_in_tests() -> str:
    return "\n".join(
        path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)
    )


def commands(text: str) -> list[str]:
    """List what a document gives as a command: lines of shell blocks, pieces of code in a line."""
    blocks = [block.replace("\\\n", " ") for block in BLOCK.findall(text)]
    lines = [line for block in blocks for line in block.splitlines()]
    typed = [shlex.join(shlex.split(line, comments=True)) for line in lines]
    return [*typed, *CODE.findall(BLOCK.sub("", text))]


def documented(start: str) -> list[tuple[str, str]]:
    return [
        (path.relative_to(ROOT).as_posix(), command)
        for path in DOCUMENTS
        for command in commands(path.read_text("utf-8"))
        if re.match(start, command)
    ]


def test_help_lists_every_target():
    answer = subprocess.run(
        ["make", "-C", ROOT, "--no-print-directory"], capture_output=True, text=True, check=True
    )
    assert {line.split()[1] for line in answer.stdout.splitlines()} == targets().keys()


def test_every_target_named_in_a_document_exists():
    named = [(place, command.split()[1]) for place, command in documented(r"make [a-z-]+")]
    assert len(named) > 30
    assert [(place, name) for place, name in named if name not in targets()] == []


@pytest.mark.parametrize(
    "command", sorted({command for _, command in documented(r"(\S*/bin/)?livro [a-z-]")})
)
def test_every_command_of_the_tool_in_a_document_can_be_read(command):
    arguments = shlex.split(command.replace("…", ""))[1:]
    name, *rest = arguments
    if not rest:  # named, not to be typed as it stands
        rest = ["--help"]
    try:
        _parser().parse_args([name, *rest])
    except SystemExit as ended:
        assert ended.code == 0, command


@pytest.mark.parametrize("target", sorted(targets().keys() - APART))
def test_every_target_is_run_by_the_integration_or_its_command_by_a_test(target):
    if target in of_integration():
        return
    names = OF_TOOL.findall(targets()[target])
    assert names, f"make {target}"
    of_others = {
        name
        for other in of_integration() & targets().keys()
        for name in OF_TOOL.findall(targets()[other])
    }
    for name in names:
        assert name in of_others or f'"{name}"' in tool_commands_in_tests(), f"livro {name}"
