"""The state of the translation, as the pages show it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from livro.translation import segments
from livro.translation.segments.status import PageStatus, page_statuses


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
    """Return what was read at the beginning of the build; nothing, in a book that has none."""
    return getattr(env, "translation", None) or Translation()


def read(app: Sphinx) -> Translation:
    """Read the state of the translation of a book."""
    bitext = segments.load(Path(app.srcdir))
    pages = {page.path.removesuffix(".md"): page for page in page_statuses(bitext)}
    return Translation(pages, dict(sorted(Counter(bitext.omitted()).items())))
