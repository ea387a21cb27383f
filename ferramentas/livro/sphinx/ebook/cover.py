"""The cover: the drawing of the site's first page, standing, under the title of the book."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from textwrap import wrap
from xml.etree import ElementTree

from livro.book.edition import Edition

SVG = "http://www.w3.org/2000/svg"
TITLE_WIDTH, AUTHORS_WIDTH = 22, 52  # characters in a line
_STYLE = """\
text { font-family: Helvetica, Arial, sans-serif; font-size: 26px; fill: #5b6470; }
path { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.titulo { font-size: 80px; font-weight: bold; fill: #0b5c8f; }
.autores { font-size: 36px; fill: #1f2328; }
.capa-camadas { stroke: #c9cfd6; stroke-width: 3; }
.capa-seta { stroke: #5b6470; stroke-width: 2; }
.capa-onda { stroke-width: 4.5; }
.capa-rotulo { font-weight: bold; }
.capa-legenda { text-anchor: middle; }
path.capa-explode { stroke: #c2410c; } text.capa-explode { fill: #c2410c; }
path.capa-mantem { stroke: #0b5c8f; } text.capa-mantem { fill: #0b5c8f; }
path.capa-some { stroke: #6d5a9c; } text.capa-some { fill: #6d5a9c; }"""


def cover(path: Path, title: str, authors: str, edition: Edition, only: str = "") -> str:
    """Return the cover as an SVG of 1200 by 1600.

    Args:
        path: the drawing.
        title: of the book.
        authors: of the book.
        edition: what is written at the foot.
        only: the framework of which alone the code is inside; it is written there too.
    """
    code = [f"Código em {only}"] if only else []
    foot = [*code, f"Edição {edition.version}, {edition.written_day}"]
    label = escape(". ".join([title, *code]))
    return "\n".join(
        [
            f'<svg xmlns="{SVG}" viewBox="0 0 1200 1600" role="img" aria-label="{label}">',
            f"<style>{_STYLE}</style>",
            '<rect width="1200" height="1600" fill="#fff"/>',
            *_lines(wrap(title, TITLE_WIDTH), "titulo", top=300, leading=112),
            *_lines(wrap(authors, AUTHORS_WIDTH), "autores", top=560, leading=50),
            '<g transform="translate(60 790) scale(1.1)">',
            *_shapes(path),
            "</g>",
            *_lines(foot, "edicao", top=1530 - 40 * len(foot), leading=40),
            "</svg>",
        ]
    )


def _lines(texts: list[str], style: str, *, top: int, leading: int) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield f'<text class="{style}" x="137" y="{top + number * leading}">{escape(text)}</text>'


def _shapes(path: Path) -> Iterator[str]:
    ElementTree.register_namespace("", SVG)
    for shape in ElementTree.parse(path).getroot():
        if shape.tag != f"{{{SVG}}}title":
            yield ElementTree.tostring(shape, encoding="unicode").strip()
