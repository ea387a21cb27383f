"""The `% seg:` comments of a page, and the lines that belong to each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from io import StringIO
from itertools import zip_longest
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from livro.book import files
from livro.book.places import sources
from livro.translation.problem import Problem
from livro.translation.segments.model import Target
from livro.translation.segments.names import EDITION, fault

_LOOKS_LIKE_ONE = re.compile(r"^\s*%+\s*seg\b.*$", re.IGNORECASE)
_COMMENT = re.compile(r"^% seg: (\S+)\s*$")
_OF_SLIDES = re.compile(r"^% (?:mesmo )?slide\b")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A comment: the number of its line, from 0, and the id it gives, if it is a sound one."""

    line: int
    name: str


def read_pages(root: Path) -> tuple[list[Target], list[Problem]]:
    """Read all pages of the book."""
    targets: list[Target] = []
    problems: list[Problem] = []
    for path in sources(root):
        found, wrong = read_page(files.read(path), path.relative_to(root).as_posix())
        targets += found
        problems += wrong
    return targets, [*problems, *_strays(targets)]


@lru_cache(maxsize=256)  # a build asks for those of each page twice
def read_page(text: str, path: str) -> tuple[tuple[Target, ...], tuple[Problem, ...]]:
    """Split a page at its comments.

    Args:
        text: the page.
        path: where it is, relative to the folder of the book.
    """
    lines = StringIO(text).readlines()  # as markdown-it counts them
    tokens = _parser().parse(text)
    allowed = {line for token in tokens for line in _comment_lines(token)}
    marks, problems = _marks(lines, allowed, path)
    targets = list(_targets(lines, marks, path))
    first = marks[0].line if marks else len(lines)
    problems += _loose(lines[:first], _after_front_matter(tokens), path)
    problems += [
        Problem(target.line - 1, "não há nada sob este comentário “% seg”.", path=path)
        for target in targets
        if not target.text.strip()
    ]
    return tuple(targets), tuple(sorted(problems))


@cache
def _parser() -> MarkdownIt:
    """Read the blocks of MyST: what looks like a comment inside one is none."""
    parser = MarkdownIt("commonmark").disable("inline")
    for plugin in (front_matter_plugin, myst_block_plugin, dollarmath_plugin, colon_fence_plugin):
        parser.use(plugin)
    return parser


def _comment_lines(token: Token) -> Iterator[int]:
    if token.type == "myst_line_comment" and token.level == 0 and token.map:
        yield from range(*token.map)


def _after_front_matter(tokens: list[Token]) -> int:
    first = tokens[0] if tokens else None
    return first.map[1] if first and first.type == "front_matter" and first.map else 0


def _marks(lines: list[str], allowed: set[int], path: str) -> tuple[list[_Mark], list[Problem]]:
    """Find the comments; one that is badly written still parts the lines around it."""
    marks: list[_Mark] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines):
        if not _LOOKS_LIKE_ONE.match(line):
            continue
        found = _COMMENT.match(line)
        name = found[1] if found else ""
        cause = _fault(name, number in allowed, path)
        if cause:
            problems.append(Problem(number + 1, cause, path=path))
        if number in allowed:
            marks.append(_Mark(number, "" if cause or name == EDITION else name))
    return marks, problems


def _targets(lines: list[str], marks: list[_Mark], path: str) -> Iterator[Target]:
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.line if following else len(lines)
        while following and _OF_SLIDES.match(lines[end - 1]):
            end -= 1  # it stands above the comment of the segment that it chooses
        yield Target(mark.name, path, mark.line + 2, "".join(lines[mark.line + 1 : end]))


def _fault(name: str, allowed: bool, path: str) -> str:
    if not allowed:
        return "o comentário “% seg” está dentro de outro bloco: ponha-o antes do bloco inteiro."
    if not name:
        return "o comentário de segmento se escreve “% seg: nome”, sozinho na linha."
    return fault(name, path)


def _loose(before: list[str], start: int, path: str) -> list[Problem]:
    """Find the first line of a page that belongs to no segment."""
    for number, line in enumerate(before[start:], start + 1):
        if line.strip():
            advice = f"escreva antes “% seg: nome” ou, se só esta edição o tem, “% seg: {EDITION}”."
            return [
                Problem(number, f"este texto não pertence a nenhum segmento: {advice}", path=path)
            ]
    return []


def _strays(targets: list[Target]) -> Iterator[Problem]:
    """Find segments that go on in another page."""
    first: dict[str, str] = {}
    for target in targets:
        page = first.setdefault(target.segment, target.path)
        if target.segment and page != target.path:
            message = f"o segmento “{target.segment}” já está em {page}; dê outro nome a este."
            yield Problem(target.line - 1, message, path=target.path)
