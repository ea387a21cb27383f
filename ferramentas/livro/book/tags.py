"""What the tags of a code cell say: its tabs, what it is for, what of it the page shows."""

from collections.abc import Iterable
from dataclasses import dataclass

PREFIX = "tab-"
PARTIAL = "tab-parcial"
TEST = "test"
EXERCISE, SOLUTION, CHECK = "exercicio", "solucao", "verificacao"


@dataclass(frozen=True)
class Tags:
    """The tags of a cell, read.

    Attributes:
        frameworks: the names in the `tab-…` tags, known or not; none in a cell of every tab.
        partial: the author says that the group of tabs lacks frameworks on purpose.
        test: the cell only asserts what the text says.
        part: of a programming exercise (EXERCISE, SOLUTION or CHECK); empty in other cells.
        shows_code: the page has the code of the cell, folded or not.
        shows_outputs: the page has what the cell displays, folded or not.
    """

    frameworks: tuple[str, ...]
    partial: bool
    test: bool
    part: str
    shows_code: bool
    shows_outputs: bool

    @property
    def hidden(self) -> bool:
        """Whether the page has nothing of the cell."""
        return not (self.shows_code or self.shows_outputs)

    def belongs_to(self, framework: str) -> bool:
        """Tell whether the cell stands on the tab of a framework, or on every one."""
        return not self.frameworks or framework in self.frameworks


def read_tags(written: Iterable[str]) -> Tags:
    """Read the tags of a cell; MyST-NB takes `remove-cell` and `remove_cell` for one."""
    tags = [str(tag) for tag in written]
    names = [tag.removeprefix(PREFIX) for tag in tags if tag.startswith(PREFIX) and tag != PARTIAL]
    removed = {tag.replace("_", "-") for tag in tags}
    return Tags(
        frameworks=tuple(dict.fromkeys(names)),
        partial=PARTIAL in tags,
        test=TEST in tags,
        part=next((tag for tag in tags if tag in {EXERCISE, SOLUTION, CHECK}), ""),
        shows_code=not removed & {"remove-cell", "remove-input"},
        shows_outputs=not removed & {"remove-cell", "remove-output"},
    )
