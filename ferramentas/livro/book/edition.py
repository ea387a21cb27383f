"""Which edition of the book this is: version, day and commit, for what is not read on the site."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from babel.dates import format_date

import estabilidade
from livro.book import git
from livro.book.dates import source_date


@dataclass(frozen=True)
class Edition:
    """What tells one edition from another.

    `commit` is empty outside a repository, and ends in `+` when files differ from it.
    """

    version: str
    day: date
    commit: str

    @property
    def written_day(self) -> str:
        """The day as Portuguese writes it."""
        return format_date(self.day, "long", locale="pt_BR")


def read_edition(root: Path) -> Edition:
    """Describe the edition that the sources under `root` make.

    The day is that of SOURCE_DATE_EPOCH, which `set_date` takes from the last commit.
    """
    now = source_date() or datetime.now(UTC)
    return Edition(
        estabilidade.__version__,
        now.date(),
        git.ask(root, "describe", "--always", "--exclude=*", "--dirty=+"),
    )
