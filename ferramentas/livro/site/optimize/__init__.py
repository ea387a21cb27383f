"""From the pages that Sphinx wrote to the pages that readers get: the same, but light and strict.

Everything here is a function of the folder that Sphinx leaves: no page has to be built again to
get another style sheet, and building twice changes nothing.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from livro.book.files import new_folder
from livro.site.optimize import fonts, images, policy, previews, purge, scripts, styles, unasked
from livro.site.optimize.draft import Draft
from livro.site.optimize.html import Tag
from livro.site.optimize.memory import Memory

STATIC, FONTS = "_static", "fontes"
_STYLE = Path(__file__).with_name("lean.css")
_ACTIONS = Path(__file__).with_name("actions.js")
_STORAGE = Path(__file__).with_name("storage.js")
# What the themes bring along and no page asks for once its files are joined.
_FURNITURE = ("styles", "scripts", "vendor", "locales", "katex/fonts")
_SOURCES = {".map", ".html"}


def optimise(raw: Path, site: Path) -> None:
    """Write the site that readers get.

    Args:
        raw: the folder that Sphinx wrote.
        site: the folder to write; what is in it goes.

    Raises:
        BookError: something on a page would not work under the policy.
    """
    memory = Memory(site.with_name(".otimizados"))
    with new_folder(site) as fresh:
        Optimisation(raw, fresh, memory).run()
    memory.forget_the_rest()


class Optimisation:
    """One passage over all pages."""

    def __init__(self, raw: Path, site: Path, memory: Memory) -> None:
        self._raw, self._site, self._memory = raw, site, memory
        # What most pages share is read, and written, once.
        self._text = cache(partial(Path.read_text, encoding="utf-8"))
        self._style = cache(partial(styles.read, static=raw / STATIC))
        self._publish = cache(self._write_named)
        self._scripts = cache(self._join_scripts)
        self._drafts = dict(self._begun())
        self._absorbed = {  # files whose content went into another
            draft.file(address) for draft in self._drafts.values() for address in draft.needs.linked
        }

    def run(self) -> None:
        """Write the pages and all that they need."""
        shared = self._join_styles()
        for path, draft in self._drafts.items():
            files = [self._publish(scripts.minify(text), ".js") for text in self._scripts(draft)]
            addresses = [self._address(file, path) for file in files]
            style, opener = shared.get(path, (None, None))
            link = self._link(style, path) if style else None
            page = draft.finished(addresses, link, opener)
            self._write(path.relative_to(self._raw), page)
        self._copy()

    def _begun(self) -> Iterator[tuple[Path, Draft]]:
        measure = cache(images.size)
        texts = {path: path.read_text(encoding="utf-8") for path in _pages(self._raw)}
        for path, text in previews.bring(texts, self._memory).items():
            yield path, Draft(path, str(path.relative_to(self._raw)), text, measure, self._memory)

    def _join_scripts(self, draft: Draft) -> list[str]:
        """Return the texts that the scripts of a page become."""
        texts = [
            scripts.join(
                tuple(self._text(draft.file(link)) if link else text for link, text in each)
            )
            for each in draft.needs.scripts
        ]
        if texts:
            texts[0] = f"{self._text(_STORAGE)};{texts[0]}"
            texts[-1] = f"{texts[-1]};{self._text(_ACTIONS)}"
        return texts

    def _join_styles(self) -> dict[Path, tuple[Path, Tag | None]]:
        """Write one style sheet per set of style sheets, with what its pages use.

        Returns:
            Page -> its style sheet, and the script that opens the fonts inside.
        """
        sets: dict[tuple[Path, ...], list[Path]] = {}
        for path, draft in self._drafts.items():
            if links := tuple(map(draft.file, draft.needs.sheets)):
                sets.setdefault(links, []).append(path)
        shared: dict[Path, tuple[Path, Tag | None]] = {}
        for files, users in sets.items():
            small = self._with_fonts(self._sheet(files, users), users)
            shared |= dict.fromkeys(users, (self._publish(small, ".css"), fonts.opener(small)))
        return shared

    def _with_fonts(self, css: str, users: list[Path]) -> str:
        """Let a style sheet ask for fonts with the characters that its pages show."""
        subsets = fonts.Subsets(
            self._raw / STATIC,
            self._site / STATIC / FONTS,
            set().union(*(self._drafts[user].needs.characters for user in users)),
            fonts.characters_of_styles(css),
            self._memory,
        )
        return styles.minify(subsets.apply(css))

    def _sheet(self, files: tuple[Path, ...], users: list[Path]) -> str:
        """Join style sheets into what the pages that link them use."""
        sheets = [_STYLE.read_text("utf-8")]  # first, so that the book's own style wins over it
        sheets += map(self._style, files)
        drafts = [self._drafts[user] for user in users]
        known = purge.vocabulary(
            (name for draft in drafts for name in draft.needs.names),
            (text for draft in drafts for text in self._scripts(draft)),
        )
        own = {name: rule for draft in drafts for name, rule in draft.needs.rules.items()}
        css = "".join(self._purged(css, known) for css in sheets) + policy.stylesheet(own)
        drawn = {name for draft in drafts for name in draft.needs.variables}
        return self._asked_for(styles.minify(css), drawn, known)

    def _purged(self, css: str, known: purge.Vocabulary) -> str:
        """Leave out of a style sheet what its pages cannot use."""
        made_of = "\0".join([css, *known.of(css)]).encode()
        return self._memory.of(made_of, lambda: purge.purge(css, known).encode()).decode()

    def _asked_for(self, css: str, drawn: set[str], known: purge.Vocabulary) -> str:
        """Leave out of a style sheet the variables and animations that nothing asks for."""
        asked = {n for n in unasked.defined_in(css) if n in drawn or known.knows(n)}
        made_of = "\0".join([css, *sorted(asked)]).encode()
        return self._memory.of(made_of, lambda: unasked.drop_unasked(css, asked).encode()).decode()

    def _write_named(self, text: str, suffix: str) -> Path:
        """Write a text under a name that changes with it; return its place in the site."""
        digest = hashlib.sha256(text.encode()).hexdigest()[:10]
        file = Path(STATIC) / f"livro-{digest}{suffix}"
        self._write(file, text.encode())
        return file

    def _link(self, style: Path, page: Path) -> Tag:
        return Tag("link", {"rel": "stylesheet", "href": self._address(style, page)})

    def _address(self, file: Path, page: Path) -> str:
        return os.path.relpath(self._raw / file, page.parent)

    def _write(self, name: Path, content: bytes) -> None:
        (self._site / name).parent.mkdir(parents=True, exist_ok=True)
        (self._site / name).write_bytes(content)

    def _copy(self) -> None:
        """Copy what is not a page, but for what no page asks for any more."""
        for file in sorted(self._raw.rglob("*")):
            name = file.relative_to(self._raw)
            if not file.is_file() or file in self._drafts or self._is_left(file, name):
                continue
            if file.suffix == ".svg":
                self._write(name, images.optimised(file, self._memory))
            else:
                (self._site / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(file, self._site / name)

    def _is_left(self, file: Path, name: Path) -> bool:
        if name.parts[0] != STATIC:
            return name.name == ".buildinfo"
        inside = name.relative_to(STATIC)
        return (
            file in self._absorbed
            or file.suffix in _SOURCES
            or any(inside.is_relative_to(folder) for folder in _FURNITURE)
        )


def _pages(raw: Path) -> list[Path]:
    """List the pages of a site; the templates that a theme leaves in `_static` are none."""
    return sorted(p for p in raw.rglob("*.html") if STATIC not in p.relative_to(raw).parts)
