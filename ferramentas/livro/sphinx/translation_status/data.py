"""The state of the translation, read once for each build and remembered for the next one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from livro.errors import BookError
from livro.translation import segments
from livro.translation.segments.places import SEGMENTS
from livro.translation.segments.status import PageStatus, page_statuses

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Translation:
    """What the pages say of the translation.

    Attributes:
        pages: name of a document -> how far it is.
        omissions: reason -> how many blocks of the source were left out for it.
    """

    pages: dict[str, PageStatus] = field(default_factory=dict)
    omissions: dict[str, int] = field(default_factory=dict)


def translation(env: BuildEnvironment) -> Translation:
    """Return what was read at the beginning of the build."""
    found: Translation = getattr(env, "translation", Translation())
    return found


def load(app: Sphinx) -> None:
    """Read the state of the translation, in a book that has one.

    Raises:
        ExtensionError: a file of `traducao/trechos` is not as it should be; the message says where.
    """
    root = Path(app.srcdir)
    now = Translation()
    if (root / SEGMENTS).exists():
        try:
            now = _read(root)
        except BookError as error:
            raise ExtensionError(str(error)) from error
    before = translation(app.env)
    vars(app.env).update(translation=now, translation_before=before)


def changed_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages to write again, though their text is the same."""
    now = translation(env)
    before: Translation = vars(env).pop("translation_before", now)
    if now == before:
        return []
    changed = [name for name in now.pages if now.pages[name] != before.pages.get(name)]
    return [name for name in (*changed, app.config.translation_page) if name in env.found_docs]


def _read(root: Path) -> Translation:
    bitext = segments.load(root)
    pages = {page.path.removesuffix(".md"): page for page in page_statuses(bitext)}
    return Translation(pages, dict(sorted(Counter(bitext.omitted()).items())))
