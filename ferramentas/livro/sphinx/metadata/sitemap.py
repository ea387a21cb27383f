"""The list of the pages, for search engines."""

from html import escape
from pathlib import Path

from sphinx.application import Sphinx

_OPENING = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def write_sitemap(app: Sphinx) -> None:
    """Write `sitemap.xml`, and `robots.txt` to lead to it, when the address is known."""
    base, output = app.config.html_baseurl, Path(app.outdir)
    if not base:  # a build before this one may have known it
        for name in ("sitemap.xml", "robots.txt"):
            (output / name).unlink(missing_ok=True)
        return
    addresses = [base + app.builder.get_target_uri(name) for name in sorted(app.env.found_docs)]
    places = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    sitemap = f'{_OPENING}<urlset xmlns="{_NAMESPACE}">\n{places}</urlset>\n'
    (output / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    (output / "robots.txt").write_text(robots, encoding="utf-8")
