"""What the original says and is not so, as `traducao/errata.yml` keeps it for our readers.

For its authors it is written in English, in Markdown, ready to be filed where it is written.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from livro.book import files
from livro.book.located import Located, compose
from livro.d2l.model import Block
from livro.translation.original import Original, kept, read_originals
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.english import english
from livro.translation.segments.places import ERRATA

_TEXTS = {  # field of the file -> attribute of a defect
    "trecho": "segment",
    "palavras": "words",
    "titulo": "title",
    "erro": "wrong",
    "motivo": "why",
    "proposta": "proposal",
    "teste": "test",
    "resumo": "summary",
}


@dataclass(frozen=True, slots=True)
class Defect:
    """Something that the original says and is not so.

    Attributes:
        segment: what translates the passage.
        words: those of the original, on any number of lines.
        title: the defect in a few words, in English.
        wrong: what the original says, in English.
        why: why it is not so, in English.
        proposal: what it could say instead of `words`.
        test: the test that shows it, as pytest names it.
        summary: the defect for a reader of this edition, in MyST.
        line: where the original has the words; 0 where it is not here.
    """

    segment: str
    words: str
    title: str
    wrong: str
    why: str
    proposal: str
    test: str
    summary: str
    line: int = 0


def read_defects(root: Path, bitext: Bitext) -> list[Defect]:
    """Read the defects, in the order of the file; without it, there are none.

    Raises:
        BookError: one names a segment, words or a test that there are not; the message says where.
    """
    path = root / ERRATA
    content = compose(path.read_bytes(), ERRATA.as_posix()) if path.is_file() else None
    here = english(bitext)
    return [_defect(root, value, here) for value in content.mapping().values()] if content else []


def _defect(root: Path, value: Located, here: dict[str, tuple[Block, ...]]) -> Defect:
    fields = value.mapping(_TEXTS, _TEXTS)
    texts = {attribute: fields[name].text() for name, attribute in _TEXTS.items()}
    if texts["segment"] not in here:
        fields["trecho"].refuse("não é um trecho de texto que traduza a fonte")
    if not _is_test(root, texts["test"]):
        fields["teste"].refuse("não é um teste que exista")
    blocks = here[texts["segment"]]
    line = line_of(texts["words"], blocks)
    if blocks and not line:
        fields["palavras"].refuse("não são palavras do original deste trecho")
    return Defect(**texts, line=line)


def _is_test(root: Path, name: str) -> bool:
    file, _, function = name.partition("::")
    path = root / file
    return path.is_file() and f"def {function}(" in files.read(path)


def line_of(words: str, blocks: Iterable[Block]) -> int:
    """Return the line on which words begin in some blocks; 0 if none has them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for block in blocks:
        if found := pattern.search(block.text):
            return block.line + block.text.count("\n", 0, found.start())
    return 0


def as_markdown(root: Path, bitext: Bitext, defects: Iterable[Defect]) -> str:
    """Write the defects of each page of the original, one after another."""
    originals = read_originals(root)
    pages = [
        "\n".join(_page(root, originals[source], list(found)))
        for source, found in groupby(
            defects, lambda defect: bitext.ledger.entries[defect.segment].source
        )
        if source in originals
    ]
    return "\n".join(pages)


def _page(root: Path, original: Original, defects: list[Defect]) -> Iterator[str]:
    here = kept(root, original) is not None
    yield f"# Errata of `{original.path}`"
    yield ""
    yield (
        f"Found while translating [commit `{original.commit[:7]}`]({original.page}).  "
        "The tests are those of the translation."
    )
    for number, defect in enumerate(defects, 1):
        yield ""
        yield from _item(number, defect, original.page, line=defect.line if here else 0)


def _item(number: int, defect: Defect, page: str, *, line: int) -> Iterator[str]:
    place = f" ([line {line}]({page}?plain=1#L{line}))" if line else ""
    yield f"## {number}. {defect.title}"
    yield ""
    yield f"The text says{place}:"
    yield ""
    yield f"> {defect.words}"
    yield ""
    yield f"**What is wrong.** {_line(defect.wrong)}"
    yield ""
    yield f"**Why.** {_line(defect.why)}"
    yield ""
    yield "**Proposed:**"
    yield ""
    yield f"> {_line(defect.proposal)}"
    yield ""
    yield f"**Shown by** `{defect.test}`."


def _line(text: str) -> str:
    return " ".join(text.split())
