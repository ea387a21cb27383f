"""Blocks of the source, as people name them: a file and some of its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from livro.errors import BookError

if TYPE_CHECKING:
    from livro.translation.segments.ties import Ties

_ADDRESS = re.compile(r"(?P<name>.+):(?P<first>\d+)(?:-(?P<last>\d+))?")


def blocks_at(ties: Ties, address: str) -> tuple[str, tuple[str, ...]]:
    """Return the page and the keys of the blocks that `pagina.md:5-24` names.

    Raises:
        BookError: it names none.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise BookError(f"“{address}” não diz que linhas da fonte são; escreva ARQUIVO:5-24.")
    source = ties.sources.get(found["name"])
    if source is None:
        known = ", ".join(ties.sources) or "nenhuma"
        raise BookError(f"Não há {found['name']} em traducao/fonte (há: {known}).")
    first = int(found["first"])
    blocks = source.keys_at(first, int(found["last"] or first))
    if not blocks:
        raise BookError(f"Não há texto em {address}.")
    return source.name, blocks
