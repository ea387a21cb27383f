"""A picture without an alternative text is a warning, and so an error, of the build.

It looks at the pictures of the text and at those that cells display: myst-nb would give the latter
the name of their file.
"""

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

MESSAGE = (
    "imagem sem texto alternativo: descreva o que ela mostra em `:alt:`, entre os colchetes de "
    "`![…](…)` ou, se uma célula a desenha, em `mystnb: image: alt` nos metadados da célula"
)


def without_alternative(document: nodes.document) -> Iterator[nodes.image]:
    """Yield one picture without a text for each place of the document that has any."""
    seen: set[tuple[str | None, int | None]] = set()
    for image in document.findall(nodes.image):
        if str(image.get("alt") or "").strip():
            continue
        place = _place(image)
        if place not in seen:  # a cell's output comes in several formats
            seen.add(place)
            yield image


def _place(image: nodes.image) -> tuple[str | None, int | None]:
    """Return the file and the line of a picture, or of the block that it stands in."""
    current: nodes.Node | None = image
    while current is not None and not isinstance(current, nodes.section | nodes.document):
        if current.line:
            return current.source, current.line
        current = current.parent
    # MyST gives no line to the directive `image`: look for the name of the file.
    source = current.source or current.document.current_source if current else None
    return source, _line_with(Path(source or ""), Path(image["uri"]).name)


def _line_with(source: Path, name: str) -> int | None:
    lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if name in line), None)


def check(app: Sphinx, document: nodes.document) -> None:
    """Warn about each picture of a page that has no alternative text."""
    for image in without_alternative(document):
        source, line = _place(image)
        page = source or app.env.doc2path(app.env.docname)
        location = f"{page}:{line}" if line else app.env.docname
        logger.warning(MESSAGE, location=location, type="alt_text")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.connect("doctree-read", check)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
