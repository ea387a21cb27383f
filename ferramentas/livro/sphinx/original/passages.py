"""The English of each page, read once for each build and remembered for the next one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ExtensionError

from livro.book.elsewhere import read_elsewhere
from livro.errors import BookError
from livro.katex.engine import Engine
from livro.sphinx.original.markup import Markup
from livro.sphinx.website import is_website
from livro.translation import segments
from livro.translation.original import read_originals
from livro.translation.segments.english import english
from livro.translation.segments.places import SEGMENTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from livro.translation.segments import Bitext


@dataclass
class Passages:
    """What a page translates.

    Attributes:
        version: the address of the very text that this edition translates; perhaps unknown.
        texts: segment -> its English as HTML, empty where there is none, in the order of the page.
    """

    version: str
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> dict[str, str]:
        """Those that there are."""
        return {segment: text for segment, text in self.texts.items() if text}


def passages(env: BuildEnvironment) -> dict[str, Passages]:
    """Return what was read at the beginning of the build, by the name of the page."""
    found: dict[str, Passages] = getattr(env, "passages", {})
    return found


def load(app: Sphinx) -> None:
    """Read the English of a translated book.

    Raises:
        ExtensionError: something of the translation is not as it should be; the message says where.
    """
    root = Path(app.srcdir)
    if not is_website(app.builder):
        return
    now: dict[str, Passages] = {}
    if (root / SEGMENTS).exists():
        try:
            now = _read(root, segments.load(root))
        except BookError as error:
            raise ExtensionError(str(error)) from error
    vars(app.env).update(passages=now, passages_before=passages(app.env))


def changed_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name the pages to write again, though their text is the same."""
    now = passages(env)
    before: dict[str, Passages] = vars(env).pop("passages_before", now)
    changed = [name for name in now.keys() | before.keys() if now.get(name) != before.get(name)]
    return sorted(env.found_docs.intersection(changed))


def _read(root: Path, bitext: Bitext) -> dict[str, Passages]:
    engine = Engine({})
    markup = Markup(engine, read_elsewhere(root))
    originals = read_originals(root)
    found: dict[str, Passages] = {}
    try:
        for segment, blocks in english(bitext).items():
            entry = bitext.ledger.entries[segment]
            original = originals.get(entry.source)
            page = entry.page.removesuffix(".md")
            known = found.setdefault(page, Passages(original.page if original else ""))
            known.texts[segment] = markup.render(blocks)
    finally:
        engine.close()
    return found


def register(app: Sphinx) -> None:
    """Connect both moments."""
    app.connect("builder-inited", load)
    app.connect("env-updated", changed_pages)
