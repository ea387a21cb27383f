"""The sentence at the end of a page about its own translation."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from livro.sphinx.translation_status.data import translation
from livro.translation.segments.status import PageStatus

LINK = "Situação da tradução"


def sentence(page: PageStatus) -> str:
    """Say the most important thing about a page."""
    if not page.segments:
        return "Página própria desta edição, sem correspondente no original."
    if page.translated < page.segments:
        return f"Rascunho: {page.translated} de {page.segments} trechos traduzidos."
    if page.source_changed:
        return f"Tradução desatualizada: o original mudou em {_passages(page.source_changed)}."
    if page.target_changed:
        return f"Traduzido; {_passages(page.target_changed)} com mudanças ainda não conferidas."
    if page.reviewed == page.segments:
        return "Traduzido e revisado por uma segunda pessoa."
    if page.reviewed:
        parts = f"{page.reviewed} de {page.segments}"
        return f"Traduzido; {parts} trechos já revisados por uma segunda pessoa."
    return "Traduzido; ainda não revisado por uma segunda pessoa."


def add_line(
    app: Sphinx, name: str, _template: str, context: dict[str, Any], page: nodes.document | None
) -> None:
    """Write the sentence at the end of a page of the site, but for the cover."""
    status = translation(app.env).pages.get(name)
    table = app.config.translation_page
    if page is None or status is None or name in (app.config.root_doc, table):
        return
    link = ""
    if table in app.env.found_docs:
        address = app.builder.get_relative_uri(name, table)
        link = f' <a class="reference internal" href="{address}">{LINK}</a>'
    context["body"] += f'<p class="situacao-da-pagina">{sentence(status)}{link}</p>\n'


def _passages(count: int) -> str:
    return "1 trecho" if count == 1 else f"{count} trechos"
