"""The table of the translated pages and the list of what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from livro.sphinx.translation_status.data import translation
from livro.sphinx.translation_status.nodes import checked_on, omissions, status_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from livro.translation.segments.status import PageStatus

HEAD = ("Página", "Traduzido", "Revisado", "A rever", "Conferida em")
_WIDTHS = (40, 15, 15, 12, 18)


def fill_in(app: Sphinx, page: nodes.document, name: str) -> None:
    """Write what the places of a page stand for."""
    for place in list(page.findall(status_table)):
        place.replace_self(_table(app, name))
    for place in list(page.findall(omissions)):
        place.replace_self(_list(translation(app.env).omissions))


def _table(app: Sphinx, name: str) -> nodes.table:
    known = translation(app.env).pages
    pages = [(doc, known[doc]) for doc in _in_order(app.env) if doc in known]
    body = nodes.tbody("", *(_row(app, name, doc, page) for doc, page in pages if page.segments))
    head = nodes.thead("", nodes.row("", *(_cell(nodes.Text(title)) for title in HEAD)))
    group = nodes.tgroup("", cols=len(HEAD))
    group += [*(nodes.colspec(colwidth=width) for width in _WIDTHS), head, body]
    return nodes.table("", group, classes=["situacao-da-traducao"])


def _row(app: Sphinx, here: str, doc: str, page: PageStatus) -> nodes.row:
    title = nodes.inline("", app.env.titles[doc].astext())
    cells = [
        _cell(make_refnode(app.builder, here, doc, "", title)),
        _cell(_part(page.translated, page.segments)),
        _cell(_part(page.reviewed, page.segments)),
        _cell(nodes.strong("", str(page.outdated)) if page.outdated else nodes.Text("0")),
        _cell(_last(app, page)),
    ]
    return nodes.row("", *cells, classes=["a-rever"] if page.outdated else [])


def _part(count: int, whole: int) -> nodes.Text:
    return nodes.Text(f"{count} de {whole}")


def _last(app: Sphinx, page: PageStatus) -> nodes.Node:
    if page.last is None:
        return nodes.Text("nunca")
    text = f"{page.last:%d/%m/%Y}"
    return checked_on("", text, day=page.last.isoformat(), days=app.config.translation_days)


def _cell(content: nodes.Node) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", content))


def _list(reasons: dict[str, int]) -> nodes.Element:
    if not reasons:
        return nodes.paragraph("", "Nada.")
    texts = [
        f"{reason} ({count} blocos)" if count > 1 else reason for reason, count in reasons.items()
    ]
    ends = [*[";"] * (len(texts) - 1), "."]
    items = [
        nodes.list_item("", nodes.paragraph("", f"{text}{end}"))
        for text, end in zip(texts, ends, strict=True)
    ]
    return nodes.bullet_list("", *items, bullet="-")


def _in_order(env: BuildEnvironment) -> Iterable[str]:
    """Go through the book as its contents list it."""

    def below(doc: str) -> Iterator[str]:
        yield doc
        for child in env.toctree_includes.get(doc, ()):
            yield from below(child)

    return below(env.config.root_doc)
