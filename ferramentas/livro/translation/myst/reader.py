"""Reads a MyST page into the model that the checks share."""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from livro.book.cells import BrokenMetadata, Cell, cells_in
from livro.translation.myst.directives import (
    LEADING,
    LITERAL,
    TITLED,
    WORDED,
    Directive,
    options,
    read_directive,
)
from livro.translation.myst.inline import spans
from livro.translation.myst.model import Display, Label, Page, Passage, Place

_MATH = {"math_block", "math_block_label", "amsmath"}
_TABLE_CELLS = {"th_open", "td_open"}
# Those of `myst_enable_extensions` in _config.yml; a test compares the two.
EXTENSIONS = frozenset({"amsmath", "attrs_inline", "colon_fence", "deflist", "dollarmath"})


def read_page(path: str, text: str) -> Page:
    """Read a page; if the metadata of a cell are broken, all but its cells."""
    reader = _Reader()
    reader.read(text, 0)
    cells, broken = _cells(path, text)
    return Page(
        path,
        text,
        tuple(sorted(reader.passages, key=lambda passage: passage.line)),
        tuple(reader.displays),
        tuple(reader.labels),
        tuple(reader.references),
        cells,
        tuple(reader.items),
        frozenset(reader.literal),
        broken,
    )


def _cells(path: str, text: str) -> tuple[tuple[Cell, ...], int]:
    try:
        return tuple(cells_in(text, path)), 0
    except BrokenMetadata as error:
        return (), error.line


class _Reader:
    """Gathers what a page has; the bodies of directives are read where they stand."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.displays: list[Display] = []
        self.labels: list[Label] = []
        self.references: list[Label] = []
        self.items: list[int] = []
        self.literal: set[int] = set()

    def read(self, text: str, offset: int) -> None:
        tokens = parse(text)
        for token, before in zip(tokens, [None, *tokens], strict=False):
            if token.map is None:
                continue
            line = offset + token.map[0] + 1
            if token.type == "inline":
                self._passage(token, before, line)
            elif token.type in _MATH:
                self._display(token, line)
            elif token.type in ("fence", "colon_fence"):
                self._fence(token, offset)
            elif token.type == "list_item_open":
                self.items.append(line)
            elif token.type == "myst_target":
                self.labels.append(Label(token.content, line))
            elif token.type == "front_matter":
                self._front_matter(token, line)

    def _passage(self, token: Token, before: Token | None, line: int) -> None:
        place, level = Place.PARAGRAPH, 0
        if before and before.type == "heading_open":
            place, level = Place.HEADING, int(before.tag[1:])
        elif before and before.type in _TABLE_CELLS:
            place = Place.TABLE
        elif line in self.items:
            place = Place.ITEM
        self._add(place, line, token.children or (), level)

    def _display(self, token: Token, line: int) -> None:
        label = token.info if token.type == "math_block_label" else ""
        self.displays.append(Display(token.content, line, label))
        if label:
            self.labels.append(Label(label, line + token.content.count("\n")))

    def _front_matter(self, token: Token, line: int) -> None:
        for key, value, number in options(token.content.split("\n"), line + 1):
            if key == "description":
                self._words(Place.DESCRIPTION, value, number)

    def _fence(self, token: Token, offset: int) -> None:
        directive = read_directive(token, offset)
        start, end = token.map or (0, 0)
        if directive is None or directive.name in LITERAL:
            first = directive.body_line if directive else offset + start + 2
            self.literal.update(range(first, offset + end))
        if directive:
            self._directive(directive)

    def _directive(self, directive: Directive) -> None:
        if directive.name in TITLED and directive.argument:
            self._words(Place.OPTION, directive.argument, directive.line)
        if directive.name in LEADING:
            self.references.append(Label(directive.argument, directive.line))
        for key, value, line in directive.options:
            if key in WORDED:
                self._words(Place.OPTION, value, line)
            elif key in ("name", "label"):
                self.labels.append(Label(value, line))
        if directive.name not in LITERAL:
            self.read(directive.body, directive.body_line - 1)

    def _words(self, place: Place, text: str, line: int) -> None:
        for token in parse(text):
            if token.type == "inline":
                self._add(place, line, token.children or ())

    def _add(self, place: Place, line: int, children: Sequence[Token], level: int = 0) -> None:
        self.passages.append(Passage(place, line, tuple(spans(children, line)), level))


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(EXTENSIONS)), RendererHTML)


def parse(text: str) -> list[Token]:
    """Return the tokens of a MyST text."""
    return _parser().parse(text)
