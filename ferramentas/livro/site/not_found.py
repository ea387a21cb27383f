"""The page for wrong addresses, with the furniture of all others and links that lead from anywhere.

GitHub Pages answers any wrong address with `404.html`, so its links cannot be relative to it: they
start from the root of the site, which the address of the published book tells.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx  # slow, and no server of the site needs it

PAGE = "404"

# The attributes that hold an address, when it is not absolute, nor inside this same page.
_RELATIVE = re.compile(
    r'(\b(?:href|src|action|data-content_root)=")(?![a-z]+:|/|#|")(?:\./)?([^"]*")'
)
_START = re.compile(r' data-content_root="(/[^"]*/)"')
_ROOT = re.compile(r'<meta name="raiz" content="([^"]*)" ?/?>\n?')
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


def root_of_site(base_url: str, repository: str) -> str:
    """Return the path where the site will be served.

    Args:
        base_url: `html_baseurl`, which decides when there is one.
        repository: the address of the repository on GitHub, whose Pages have its name as path.
    """
    name = repository.rpartition("/")[2]
    path = urlsplit(base_url).path if base_url or name.endswith(".github.io") else name
    return f"/{path.strip('/')}/".replace("//", "/")


def note_root(root: str) -> str:
    """Return the tag by which the page remembers where the site starts."""
    return f'<meta name="raiz" content="{root}" />'


def absolute_links(html: str, root: str) -> str:
    """Make the addresses that are relative to the root of the site start from there."""
    return _RELATIVE.sub(rf"\g<1>{root}\g<2>", html)


def links_from_here(html: str) -> str:
    """Make the finished page fit a server whose root is the root of the site."""
    root = _START.search(html)
    return html.replace(f'="{root[1]}', '="/') if root else html


def anchor_links(site: Path) -> None:
    """Rewrite the links of the finished page: the last step, once its files have their names."""
    path = site / f"{PAGE}.html"
    html = path.read_text(encoding="utf-8")
    if found := _ROOT.search(html):
        path.write_text(absolute_links(_ROOT.sub("", html), found[1]), encoding="utf-8")


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
