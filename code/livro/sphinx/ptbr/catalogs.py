"""The ``.po`` catalogues of the book, compiled in memory and asked before all others."""

from __future__ import annotations

from gettext import GNUTranslations
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from sphinx import locale
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError


def install(app: Sphinx, folder: Path) -> str:
    """Put each catalogue of a folder before the one of the same domain; return their digest.

    Sphinx could load them from ``locale_dirs``, but would write compiled files beside them, and
    would let the catalogue that a theme brings win over ours. The digest goes into the settings,
    so that pages are written again when a translation changes.
    """
    paths = sorted(folder.glob("*.po"))
    if not paths:
        raise ExtensionError(f"nenhum catálogo .po em {folder} (opção ptbr_catalogs)")
    for path in paths:
        _prepend(path.stem, compile_catalog(path))
    app.translator = locale.get_translator("sphinx")
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def compile_catalog(path: Path) -> GNUTranslations:
    """Compile one catalogue."""
    compiled = BytesIO()
    write_mo(compiled, read_catalog(path))
    compiled.seek(0)
    return GNUTranslations(compiled)


def read_catalog(path: Path) -> Catalog:
    """Read one catalogue, or tell in Portuguese which line is wrong."""
    with path.open("rb") as file:
        try:
            return read_po(file, locale="pt_BR", domain=path.stem, abort_invalid=True)
        except PoFileError as error:
            message = f"catálogo malformado: {error}"
            raise ExtensionError(f"{path}:{error.lineno + 1}: {message}") from error


def _prepend(domain: str, ours: GNUTranslations) -> None:
    theirs = locale.get_translator(domain)
    ours.add_fallback(theirs)
    locale.translators["general", domain] = ours
