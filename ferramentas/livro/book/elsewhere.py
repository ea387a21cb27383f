"""Where the labels of d2l lead while no page of the book gives them: `rotulos-d2l.csv`."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from livro.book import files
from livro.errors import BookError

FILE = "traducao/rotulos-d2l.csv"
_COLUMNS = ("rotulo", "titulo", "endereco")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place of d2l: its title and its address."""

    title: str
    address: str


def read_elsewhere(root: Path) -> dict[str, Elsewhere]:
    """Read where the labels lead; without the file, nothing is known.

    Raises:
        BookError: a line does not have the three columns.
    """
    path = root / FILE
    if not path.is_file():
        return {}
    found: dict[str, Elsewhere] = {}
    rows = csv.DictReader(io.StringIO(files.read(path)))
    for row in rows:
        if not all(row.get(name) for name in _COLUMNS):
            raise BookError(f"{FILE}:{rows.line_num}: faltam rotulo, titulo ou endereco.")
        found[row["rotulo"]] = Elsewhere(row["titulo"], row["endereco"])
    return found


def as_csv(places: Mapping[str, Elsewhere]) -> str:
    """Return the file of some labels."""
    content = io.StringIO()
    rows = csv.writer(content, lineterminator="\n")
    rows.writerow(_COLUMNS)
    rows.writerows((label, place.title, place.address) for label, place in sorted(places.items()))
    return content.getvalue()
