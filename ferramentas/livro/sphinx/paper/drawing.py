r"""The drawing of the cover, from the SVG of the site to the command ``\livrodesenho``.

The file is plain (paths and labels with a class each), so TikZ can draw it without a converter;
the style sheet of the book says what each class looks like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from sphinx.util.texescape import escape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


def drawing(path: Path) -> str:
    """Return the definition of the command that draws the file."""
    picture = "\n".join(_shapes(ElementTree.parse(path).getroot()))
    begin, end = r"\begin{tikzpicture}[livro desenho]", r"\end{tikzpicture}"
    return f"\\newcommand{{\\livrodesenho}}{{%\n{begin}\n{picture}\n{end}}}"


def _shapes(svg: ElementTree.Element) -> Iterator[str]:
    for shape in svg:
        style = ", ".join(name.replace("-", " ") for name in shape.get("class", "").split())
        if shape.tag == f"{SVG}path":
            yield rf"\draw[{style}] svg {{{shape.get('d', '')}}};"
        elif shape.tag == f"{SVG}text":
            place = f"({shape.get('x')}pt, {shape.get('y')}pt)"
            yield rf"\node[{style}] at {place} {{{escape(shape.text or '', 'lualatex')}}};"
