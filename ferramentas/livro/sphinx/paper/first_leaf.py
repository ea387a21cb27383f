"""What the first leaf and the properties of the PDF show: the drawing of the cover, this edition.

The sentences are in the style of the book, which a reviewer of the Portuguese can correct; here are
the facts that change: the commands that those sentences use.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from sphinx.config import Config
from sphinx.util.texescape import escape

from livro.book.edition import read_edition
from livro.book.lists import listed
from livro.book.repository import repository_url
from livro.sphinx.framework_tabs.settings import framework_labels

SVG = "{http://www.w3.org/2000/svg}"
_AFTER_ONE_LETTER = re.compile(r"(?<= \w) ")


def imprint(root: Path, config: Config) -> str:
    """Return the definitions of the facts."""
    edition = read_edition(root)
    labels = framework_labels(config)
    printed = config.framework_tabs_only
    shown = [labels[printed]] if printed else list(labels.values())
    code = shown[:1]  # of a tab, the book prints what its first framework runs
    facts = {
        "versao": edition.version,
        "dia": edition.written_day,
        "commit": edition.commit,
        "codigo": listed(code),
        "frameworks": listed(shown),
        "titulo": config.html_title,
        "autores": config.author,
        "assuntos": ", ".join(config.paper_keywords),
        "repositorio": config.html_theme_options.get("repository_url") or repository_url("", root),
    }
    texts = {name: escape(str(fact), "lualatex") for name, fact in facts.items()}
    texts["titulo"] = _AFTER_ONE_LETTER.sub("~", texts["titulo"])  # no line ends in “e”
    return "\n".join(rf"\newcommand{{\livro{name}}}{{{text}}}" for name, text in texts.items())


def drawing(path: Path) -> str:
    r"""Return the definition of ``\livrodesenho``, which draws the SVG of the site's cover.

    The file is plain (paths and labels with a class each), so TikZ can draw it without a converter;
    the style sheet of the book says what each class looks like.
    """
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
