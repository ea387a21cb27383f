"""The root of the site leads to the first page of the book, as valid HTML.

sphinx-external-toc writes it as one bare tag, without a language or a title.
"""

from pathlib import Path

from sphinx.application import Sphinx

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


def mend(app: Sphinx) -> None:
    """Write the page in the place of the stub, if that is what is there."""
    root, page = Path(app.outdir) / "index.html", f"{app.config.root_doc}.html"
    if root.is_file() and root.read_text("utf-8").strip() == STUB.format(page=page):
        root.write_text(PAGE.format(title=app.config.html_title, page=page), "utf-8")
