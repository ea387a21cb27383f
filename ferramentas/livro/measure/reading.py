"""How the time to read a d2l page grows with the page: a ratio of 2 is linear."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from livro.book.numbers import with_comma
from livro.d2l import read
from livro.measure.processor import cost

SIZES = (1.25, 2.5, 5.0)  # megabytes
_MEGABYTE = 1_000_000


def report(page: Path) -> Iterator[str]:
    """Describe time(2n) / time(n) of reading a page repeated up to each size."""
    text = page.read_text(encoding="utf-8")
    times = {size: cost(read, text * round(size * _MEGABYTE / len(text)))[0] for size in SIZES}
    yield "Leitura de uma página do d2l: quanto cresce o tempo quando ela dobra (2 é linear):"
    for small, large in pairwise(SIZES):
        sizes = f"{with_comma(small, 'g')} → {with_comma(large, 'g')} MB"
        yield f"  {sizes:32} {with_comma(times[large] / times[small], '.2f')}"
