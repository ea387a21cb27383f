"""The page that a server shows in the place of one that does not exist.

GitHub Pages answers any wrong address with `404.html`, so its links cannot be relative to it: they
start from the root of the site, which the address of the published book tells.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from livro.repository import repository_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

PAGE = "404"
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

# The attributes that hold an address, when it is not absolute, nor inside this same page.
_RELATIVE = re.compile(
    r'(\b(?:href|src|action|data-content_root)=")(?![a-z]+:|/|#|")(?:\./)?([^"]*")'
)


def root_of_site(base_url: str, repository: str) -> str:
    """Return the path where the site will be served.

    Args:
        base_url: `html_baseurl`, which decides when there is one.
        repository: the address of the repository on GitHub, whose Pages have its name as path.
    """
    name = repository.rpartition("/")[2]
    path = urlsplit(base_url).path if base_url or name.endswith(".github.io") else name
    return f"/{path.strip('/')}/".replace("//", "/")


def absolute_links(html: str, root: str) -> str:
    """Make the addresses that are relative to the root of the site start from there."""
    return _RELATIVE.sub(rf"\g<1>{root}\g<2>", html)


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page, with the furniture of all others."""
    home = app.builder.get_relative_uri("", app.config.root_doc)
    robots = '<meta name="robots" content="noindex" />'
    context = {
        "title": TITLE,
        "pagetitle": TITLE,
        "body": BODY.format(title=TITLE, home=home),
        "metatags": robots,
    }
    yield PAGE, context, "page.html"


def finish(app: Sphinx, failure: Exception | None) -> None:
    """Rewrite the links of the page that was written."""
    path = Path(app.outdir) / f"{PAGE}.html"
    if failure or app.builder.name != "html" or not path.is_file():
        return
    repository = repository_url(
        app.config.html_theme_options.get("repository_url", ""), Path(app.srcdir)
    )
    root = root_of_site(app.config.html_baseurl, repository)
    path.write_text(absolute_links(path.read_text("utf-8"), root), "utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.connect("html-collect-pages", collect)
    app.connect("build-finished", finish, priority=400)  # before what reads the finished pages
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
