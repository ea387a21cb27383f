"""The answers of KaTeX that a build keeps for the next one, which seldom has a new formula."""

import pickle
from pathlib import Path

from sphinx.application import Sphinx

from livro.book import files
from livro.katex.engine import version


class Answers(dict[str, str]):
    """Answers by request, in a file beside the pages that Sphinx has read.

    Args:
        app: the build; those that another KaTeX gave to an earlier one do not count.
        name: the name of the file.
    """

    def __init__(self, app: Sphinx, name: str) -> None:
        super().__init__()
        self._file, self._version = Path(app.doctreedir, f"{name}.katex"), version()
        if self._file.is_file():
            made_by, answers = pickle.loads(self._file.read_bytes())
            self.update(answers if made_by == self._version else {})
        self._known = len(self)

    def save(self) -> None:
        """Keep what is new, if anything is."""
        if len(self) > self._known:
            files.write(self._file, pickle.dumps((self._version, dict(self))))
