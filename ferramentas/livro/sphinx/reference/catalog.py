"""What the page of the package says in English, and the catalogue that puts it in Portuguese."""

import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import polib
import sphinx
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from livro.book.located import Located
from livro.book.settings import setting
from livro.errors import BookError
from livro.sphinx.reference import REFERENCE
from livro.translation.po.catalog import read_po

CATALOG = Path("book/_locale/pt_BR/LC_MESSAGES", f"{REFERENCE}.po")
_EXTENSIONS = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
_ORIGIN = "docstring of "


def up_to_date(root: Path) -> polib.POFile:
    """Return the catalogue with the texts that the docstrings now have, in the order of the page.

    What no docstring says any more stays at the end, obsolete, until all the rest is translated:
    whoever translates a docstring that changed finds there what it said.

    Raises:
        BookError: Sphinx cannot read the docstrings, or the catalogue is malformed.
    """
    found = read_po(root / CATALOG)
    known = {entry.msgid: entry for entry in found}
    found.clear()
    for asked in _asked(root):
        entry = known.pop(asked.msgid, asked)
        entry.occurrences, entry.obsolete = asked.occurrences, False
        found.append(entry)
    if not all(entry.translated() for entry in found):
        for entry in known.values():
            entry.obsolete = True
            found.append(entry)
    return found


def _asked(root: Path) -> Iterator[polib.POEntry]:
    """Ask Sphinx for each text of the docstrings on the page, in its order, with its places."""
    theirs = Path(sphinx.package_dir, "locale", "pt_BR", "LC_MESSAGES", "sphinx.po")
    labels = {entry.msgid for entry in read_po(theirs)}
    for text, places in _messages(root):
        names = [place.partition(_ORIGIN)[2] for place in places if _ORIGIN in place]
        if names and text not in labels:
            yield polib.POEntry(msgid=text, occurrences=[(name, "") for name in names])


def _messages(root: Path) -> list[tuple[str, list[str]]]:
    """Build the catalogue of the page alone; the rest of the book need not be read."""
    nothing: dict[str, Located] = {}
    config = root / "_config.yml"
    known = setting(config, "sphinx", "config", read=Located.mapping, default=nothing)
    settings = {k: value.value() for k, value in known.items() if k.startswith(("auto", "napo"))}
    settings |= {"extensions": _EXTENSIONS, "root_doc": REFERENCE, "gettext_compact": False}
    said = StringIO()
    with TemporaryDirectory() as folder, docutils_namespace():
        page = Path(folder, f"{REFERENCE}.md")
        page.parent.mkdir(parents=True)
        shutil.copyfile(root / f"{REFERENCE}.md", page)
        output = Path(folder, "_build")
        app = Sphinx(folder, None, output, output, "gettext", settings, status=None, warning=said)
        app.build()
        if "autodoc:" in said.getvalue():
            raise BookError(f"o Sphinx não leu os docstrings do pacote:\n{said.getvalue()}")
        messages = app.builder.catalogs[REFERENCE]  # type: ignore[attr-defined]
        return [(each.text, [place for place, _line in each.locations]) for each in messages]
