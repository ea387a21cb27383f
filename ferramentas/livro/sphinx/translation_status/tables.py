"""The table of the translated pages and the list of what was left out."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.nodes import make_refnode
from sphinx.writers.html5 import HTML5Translator

from livro.sphinx.places import place
from livro.sphinx.translation_status.data import translation
from livro.translation.segments.status import PageStatus

HEAD = ("Página", "Traduzido", "Revisado", "A rever", "Conferida em")
_WIDTHS = (40, 15, 15, 12, 18)


class checked_on(nodes.inline):  # type: ignore[misc]
    """A day, with the number of days after which it is old."""


def visit_checked_on(translator: HTML5Translator, node: checked_on) -> None:
    """Open the element that the script looks for."""
    translator.body.append(f'<time datetime="{node["day"]}" data-validade="{node["days"]}">')


def depart_checked_on(translator: HTML5Translator, _node: checked_on) -> None:
    """Close it."""
    translator.body.append("</time>")


def tabulate(app: Sphinx, name: str, _place: place) -> list[nodes.Node]:
    """Return the table, its pages in the order of the book."""
    known = translation(app.env).pages
    pages = [(doc, known[doc]) for doc in app.env.collect_relations() if doc in known]
    body = nodes.tbody("", *(_row(app, name, doc, page) for doc, page in pages if page.segments))
    head = nodes.thead("", nodes.row("", *(_cell(nodes.Text(title)) for title in HEAD)))
    group = nodes.tgroup("", cols=len(HEAD))
    group += [*(nodes.colspec(colwidth=width) for width in _WIDTHS), head, body]
    return [nodes.table("", group, classes=["situacao-da-traducao"])]


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


def list_omissions(app: Sphinx, _name: str, _place: place) -> list[nodes.Node]:
    """Return the list, an item for each reason."""
    reasons = translation(app.env).omissions
    if not reasons:
        return [nodes.paragraph("", "Nada.")]
    texts = [
        f"{reason} ({count} blocos)" if count > 1 else reason for reason, count in reasons.items()
    ]
    ends = [*[";"] * (len(texts) - 1), "."]
    items = [
        nodes.list_item("", nodes.paragraph("", f"{text}{end}"))
        for text, end in zip(texts, ends, strict=True)
    ]
    return [nodes.bullet_list("", *items, bullet="-")]
