"""The defects of the original that this edition found, as `traducao/errata.yml` keeps them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from livro.d2l.model import Block
from livro.translation.located import Located, compose
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
    return path.is_file() and f"def {function}(" in path.read_text(encoding="utf-8")


def line_of(words: str, blocks: Iterable[Block]) -> int:
    """Return the line on which words begin in some blocks; 0 if none has them."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for block in blocks:
        if found := pattern.search(block.text):
            return block.line + block.text.count("\n", 0, found.start())
    return 0
