"""The root of the site leads to the first page of the book, as valid HTML.

sphinx-external-toc writes it as one bare tag, without a language or a title.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from livro.sphinx.website import is_website

STUB = '<meta http-equiv="Refresh" content="0; url={page}" />'
PAGE = """\
<!DOCTYPE html>
<html lang="pt-BR">
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={page}">
<p><a href="{page}">{title}</a></p>
</html>
"""


def mend(app: Sphinx, exception: Exception | None) -> None:
    """Write the page in the place of the stub, if that is what is there."""
    root = Path(app.outdir) / "index.html"
    page = f"{app.config.root_doc}.html"
    if exception or not is_website(app.builder) or not root.is_file():
        return
    if root.stat().st_size < 500 and STUB.format(page=page) in root.read_text("utf-8"):
        root.write_text(PAGE.format(title=app.config.html_title, page=page), "utf-8")
