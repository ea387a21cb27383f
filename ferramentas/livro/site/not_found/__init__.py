"""The page for wrong addresses, with the furniture of all others."""

from collections.abc import Iterator
from typing import Any

from sphinx.application import Sphinx

from livro.site.not_found.links import PAGE, note_root, root_of_site

TITLE = "Página não encontrada"
BODY = """\
<section>
<h1>{title}</h1>
<p>Este endereço não leva a nenhuma página do livro.
Talvez a página tenha mudado de lugar, ou o endereço esteja incompleto.</p>
<ul>
<li><a href="{home}">Ir para o início do livro</a></li>
<li><a href="search.html">Buscar no livro</a></li>
</ul>
</section>
"""


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page."""
    home = app.builder.get_relative_uri("", app.config.root_doc)
    repository = app.config.html_theme_options.get("repository_url", "")
    root = root_of_site(app.config.html_baseurl, repository)
    context = {
        "title": TITLE,
        "pagetitle": TITLE,
        "body": BODY.format(title=TITLE, home=home),
        "metatags": f'<meta name="robots" content="noindex" />\n{note_root(root)}\n',
    }
    yield PAGE, context, "page.html"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("html-collect-pages", collect)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
