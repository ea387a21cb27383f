"""The site, from the pages to the files that a server sends."""

from pathlib import Path

from livro.site.not_found import anchor_links
from livro.site.unchanged import State


def preview_site(root: Path) -> Path:
    """Return the folder of the site whose cells are not executed."""
    return root / "_build" / "previa" / "html"


def build_html(root: Path, *, preview: bool = False) -> Path | None:
    """Build the site.

    Args:
        root: the folder with `_config.yml` and `_toc.yml`.
        preview: leave the cells unexecuted and say so on every page.

    Returns:
        The folder of the site, or None when the build failed; why is on the console.

    Raises:
        BookError: a cell cannot be read. Or a page would not work under the policy of the site.
    """
    site = preview_site(root) if preview else root / "_build" / "html"
    state = State(root, site)
    if state.is_as_left():
        return site
    state.forget()
    from livro.sphinx.run import PREVIEW, run_sphinx  # slow, with what they bring

    raw = site if preview else root / "_build" / "bruto"
    if not run_sphinx(root, raw, tags=[PREVIEW] if preview else []):
        return None
    if not preview:
        from livro.site.optimize import optimise  # needs packages that a preview does not install

        optimise(raw, site)
    anchor_links(site)
    state.remember()
    return site
