"""The English of each page, read once for each build, and the file that brings it to a reader.

The page asks for the file when its reader does. A script and not data: a page opened as a file may
load no data.
"""

import json
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from livro.book.elsewhere import read_elsewhere
from livro.katex.engine import Engine
from livro.sphinx.math.memory import Answers
from livro.sphinx.original.markup import Markup
from livro.sphinx.website import is_website
from livro.translation import segments
from livro.translation.original import read_originals
from livro.translation.segments.english import english

FOLDER = "originais"  # under the static files of the site


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

    @property
    def script(self) -> str:
        """What hands the texts, in the order of their numbers, to the script of the page."""
        texts = json.dumps(list(self.shown.values()), ensure_ascii=False)
        return f'dispatchEvent(new CustomEvent("original", {{ detail: {texts} }}));\n'

    def address_from(self, page: str) -> str:
        """Return the address of the file from its page; it changes with the content."""
        digest = sha256(self.script.encode()).hexdigest()[:8]
        return f"{'../' * page.count('/')}_static/{FOLDER}/{page}.js?v={digest}"


def passages(env: BuildEnvironment) -> dict[str, Passages]:
    """Return what was read at the beginning of the build, by the name of the page."""
    return getattr(env, "passages", None) or {}


def read(app: Sphinx) -> dict[str, Passages]:
    """Read the English of a translated book, for its site."""
    found: dict[str, Passages] = {}
    if not is_website(app.builder):
        return found
    root = Path(app.srcdir)
    bitext = segments.load(root)
    originals = read_originals(root)
    answers = Answers(app, "originais")
    with closing(Engine({}, answers)) as engine:
        markup = Markup(engine, read_elsewhere(root))
        for segment, blocks in english(bitext).items():
            entry = bitext.ledger.entries[segment]
            original = originals.get(entry.source)
            page = entry.page.removesuffix(".md")
            known = found.setdefault(page, Passages(original.page if original else ""))
            known.texts[segment] = markup.render(blocks)
    answers.save()
    return found


def write(app: Sphinx) -> None:
    """Write the files, and nothing left of an earlier build."""
    folder = Path(app.outdir, "_static", FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    for page, known in passages(app.env).items():
        if known.shown:
            file = folder / f"{page}.js"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(known.script, encoding="utf-8")
