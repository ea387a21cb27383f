"""The ``.po`` catalogues of the book, compiled in memory and asked before all others."""

import re
from gettext import GNUTranslations
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from livro.sphinx.bundle import digest

# A blank line, a comment, or a quoted text with its keyword or going on from the line before.
_LINE = re.compile(r'\s*(?:#.*|(?:msg\w+(?:\[\d\])?\s+)?"(?:[^"\\]|\\.)*"\s*)?')


def install(app: Sphinx, folder: Path) -> str:
    """Put each catalogue of a folder before the one of the same domain; return their digest.

    Sphinx could load them from ``locale_dirs``, but would write compiled files beside them, and
    would let the catalogue that a theme brings win over ours. The digest goes into the settings,
    so that pages are written again when a translation changes.
    """
    paths = sorted(folder.rglob("*.po"))
    if not paths:
        raise ExtensionError(f"nenhum catálogo .po em {folder} (opção ptbr_catalogs)")
    for path in paths:
        _prepend(path.relative_to(folder).with_suffix("").as_posix(), compile_catalog(path))
    app.translator = locale.get_translator("sphinx")
    return digest({path.name: path.read_bytes() for path in paths})


def compile_catalog(path: Path) -> GNUTranslations:
    """Compile one catalogue."""
    compiled = BytesIO()
    write_mo(compiled, read_catalog(path))
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_catalog(path: Path) -> Catalog:
    """Read one catalogue, or tell in Portuguese which line is wrong."""
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line):  # Babel would guess where a text without its quote ends
            raise ExtensionError(f"{path}:{number}: catálogo malformado: {line}")
    try:
        return read_po(StringIO(text), locale="pt_BR", domain=path.stem, abort_invalid=True)
    except PoFileError as error:
        reason = str(error).rpartition(" on ")[0]  # Babel ends with the line, counted from zero
        raise ExtensionError(f"{path}:{error.lineno + 1}: catálogo malformado: {reason}") from error


def _prepend(domain: str, ours: GNUTranslations) -> None:
    theirs = locale.get_translator(domain)
    ours.add_fallback(theirs)
    locale.translators["general", domain] = ours
