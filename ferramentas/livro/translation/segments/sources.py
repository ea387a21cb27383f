"""The pages of the source, their blocks named after what they say."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from livro.d2l import read_file
from livro.d2l.model import Block, Damage, Kind
from livro.errors import BookError
from livro.translation.segments.content import digest

_ADDRESS = re.compile(r"(?P<name>.+):(?P<first>\d+)(?:-(?P<last>\d+))?")


@dataclass(frozen=True, slots=True)
class Source:
    """A page of the source.

    Attributes:
        name: its file name in `traducao/fonte`.
        blocks: key -> block, in order, blank lines aside.
        damages: what the reader found broken in it.
        english: key -> the English of the block, for those of which it is here.
    """

    name: str
    blocks: dict[str, Block]
    damages: tuple[Damage, ...] = ()
    english: Mapping[str, Block] = field(default_factory=dict)

    @property
    def originals(self) -> dict[str, Block]:
        """The blocks, in English where it is here."""
        return {**self.blocks, **self.english}

    def keys_at(self, first: int, last: int) -> tuple[str, ...]:
        """Return the blocks that stand, at least in part, on some lines."""
        return tuple(
            key
            for key, block in self.blocks.items()
            if block.line <= last and block.line + block.text.rstrip("\n").count("\n") >= first
        )


def read_source(path: Path, name: str = "") -> Source:
    """Read a page of the source, under another name if one is given."""
    page = read_file(path)
    blocks = [block for block in page.blocks if block.kind is not Kind.BLANK]
    return Source(name or page.name, dict(zip(keys(blocks), blocks, strict=True)), page.damages)


def keys(blocks: list[Block]) -> list[str]:
    """Name blocks after their content; the second of two equal ones ends in `-2`."""
    seen: Counter[str] = Counter()
    names = []
    for block in blocks:
        name = digest([block.text])
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names


def blocks_at(sources: Mapping[str, Source], address: str) -> tuple[str, tuple[str, ...]]:
    """Return the page and the keys of the blocks that `pagina.md:5-24` names.

    Raises:
        BookError: it names none.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise BookError(f"“{address}” não diz que linhas da fonte são; escreva ARQUIVO:5-24.")
    source = sources.get(found["name"])
    if source is None:
        known = ", ".join(sources) or "nenhuma"
        raise BookError(f"Não há {found['name']} em traducao/fonte (há: {known}).")
    first = int(found["first"])
    blocks = source.keys_at(first, int(found["last"] or first))
    if not blocks:
        raise BookError(f"Não há texto em {address}.")
    return source.name, blocks
