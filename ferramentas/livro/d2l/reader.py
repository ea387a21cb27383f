"""Read a page: its lines, in typed blocks; every line is in exactly one of them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from livro.d2l import slides, starts, tabs
from livro.d2l.damage import damages
from livro.d2l.lines import seen, split
from livro.d2l.model import Block, Kind, Page
from livro.d2l.runs import RUNS
from livro.errors import BookError


def read(text: str, name: str = "") -> Page:
    """Read the text of a page.

    No text is an error: what is broken is told in `Page.damages`, and `Page.text` gives back
    exactly what was read.
    """
    blocks = tuple(_blocks(split(text)))
    return Page(name, blocks, damages(slides.without_marks(blocks)))


def _blocks(lines: list[str]) -> Iterator[Block]:
    shown = seen(lines)
    around: tuple[str, ...] = ()  # the text tab that is open
    start = 0
    while start < len(lines):
        kind, end = _run(shown, start)
        own = shown[start:end]
        if kind is Kind.TAB_BEGIN:
            around = _tab_names(own[0])
        if kind is Kind.CODE and _is_cell(own[0]):
            kind = Kind.CELL
        yield Block(
            kind=kind,
            text="".join(lines[start:end]),
            line=start + 1,
            labels=_labels(kind, own),
            tabs=tabs.of_cell(own[1:], around) if kind is Kind.CELL else around,
        )
        if kind is Kind.TAB_END:
            around = ()
        start = end


def _run(lines: Sequence[str], start: int) -> tuple[Kind, int]:
    for kind, run in RUNS:
        if (end := run(lines, start)) is not None:
            return kind, end
    raise AssertionError("the last run, a paragraph, takes any line")


def _tab_names(line: str) -> tuple[str, ...]:
    match = starts.TAB_BEGIN.match(line)
    return tabs.names(match[1] or match[2] or "") if match else ()


def _is_cell(opening: str) -> bool:
    match = starts.FENCE.match(opening)
    return match is not None and starts.CELL.match(match[2]) is not None


def _labels(kind: Kind, own: Sequence[str]) -> tuple[str, ...]:
    if kind in (Kind.CELL, Kind.CODE, Kind.COMMENT):
        return ()
    return tuple(label for line in own for label in starts.LABEL.findall(line))


def read_file(path: Path) -> Page:
    """Read a source page in UTF-8; the line ends and the byte order mark are kept.

    Another encoding is refused: guessing it would change words without telling.

    Raises:
        OSError: if the file cannot be read.
        BookError: if it is not UTF-8, with the line and the byte.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BookError(
            f"{path}:{line}: o byte 0x{content[error.start]:02X} (posição {error.start}) não é "
            "UTF-8; converta antes o arquivo, por exemplo com `iconv -f latin1 -t utf-8`."
        ) from error
    return read(text, path.name)
