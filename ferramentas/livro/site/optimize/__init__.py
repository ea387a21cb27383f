"""From the pages that Sphinx wrote to the pages that readers get: the same, but light and strict.

Everything here is a function of the folder that Sphinx leaves: no page has to be built again to
get another style sheet, and building twice changes nothing.
"""

import hashlib
import os
import shutil
from functools import cache, partial
from pathlib import Path

from livro.book.files import new_folder
from livro.site.optimize import (
    fonts,
    html,
    images,
    policy,
    previews,
    purge,
    scripts,
    styles,
    unasked,
)
from livro.site.optimize.html import Page, Tag
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
        self._pages = {path: _read(path) for path in _pages(raw)}
        self._absorbed: set[Path] = set()  # files whose content went into another
        # What most pages share is read, and written, once.
        self._text = cache(partial(Path.read_text, encoding="utf-8"))
        self._style = cache(partial(styles.read, static=raw / STATIC))
        self._publish = cache(self._write_named)

    def run(self) -> None:
        """Write the pages and all that they need."""
        rules: dict[Path, dict[str, str]] = {}
        texts: dict[Path, list[str]] = {}
        previews.bring(self._pages)
        for path, page in self._pages.items():
            self._absorbed |= self._links(path)
            scripts.drop_unused(page)
            policy.move_handlers(page, str(path.relative_to(self._raw)))
            images.give_sizes(page, path.parent)
            texts[path] = self._join_scripts(path)
            rules[path] = policy.move_styles(page)
        self._join_styles(rules, texts)
        for path, page in self._pages.items():
            policy.add_policy(page)
            self._write(path.relative_to(self._raw), html.write(page))
        self._copy()

    def _links(self, path: Path) -> set[Path]:
        found = html.tags(self._pages[path], "script", "link")
        assets = [t for t in found if t.name == "script" or t.get("rel") == "stylesheet"]
        return {self._file(path, tag.get("src") or tag.get("href")) for tag in assets}

    def _join_scripts(self, path: Path) -> list[str]:
        page = self._pages[path]
        groups = scripts.group(page, lambda link: self._text(self._file(path, link)))
        if not groups:
            return []
        leader, text = groups[0]
        groups[0] = (leader, f"{_STORAGE.read_text('utf-8')};{text}")
        leader, text = groups[-1]
        groups[-1] = (leader, f"{text};{_ACTIONS.read_text('utf-8')}")
        for leader, text in groups:
            file = self._publish(scripts.minify(text), ".js")
            leader.attributes["src"] = self._address(file, path)
        return [text for _, text in groups]

    def _join_styles(self, rules: dict[Path, dict[str, str]], texts: dict[Path, list[str]]) -> None:
        """Write one style sheet per set of style sheets, with what its pages use."""
        sets: dict[tuple[Path, ...], list[Path]] = {}
        for path, page in self._pages.items():
            if links := tuple(self._file(path, tag.get("href")) for tag in styles.linked(page)):
                sets.setdefault(links, []).append(path)
        sheets = {files: self._sheet(files, sets[files], rules, texts) for files in sets}
        for files, css in sheets.items():
            formulas = (html.formula_characters(self._pages[user]) for user in sets[files])
            subsets = fonts.Subsets(
                self._raw / STATIC,
                self._site / STATIC / FONTS,
                set().union(*formulas),
                fonts.characters_of_styles(css),
                self._memory,
            )
            small = styles.minify(subsets.apply(css))
            file, opener = self._publish(small, ".css"), fonts.opener(small)
            for user in sets[files]:
                link = Tag("link", {"rel": "stylesheet", "href": self._address(file, user)})
                styles.replace_links(self._pages[user], link, opener)

    def _sheet(
        self,
        files: tuple[Path, ...],
        users: list[Path],
        rules: dict[Path, dict[str, str]],
        texts: dict[Path, list[str]],
    ) -> str:
        """Join style sheets into what the pages that link them use."""
        sheets = [_STYLE.read_text("utf-8")]  # first, so that the book's own style wins over it
        sheets += map(self._style, files)
        scripts_of_users = (text for user in users for text in texts[user])
        known = purge.vocabulary((self._pages[user] for user in users), scripts_of_users)
        own = {name: rule for user in users for name, rule in rules[user].items()}
        css = "".join(self._purged(css, known) for css in sheets) + policy.stylesheet(own)
        drawn = set().union(*(unasked.variables_in(user.read_text("utf-8")) for user in users))
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
        self._write(file, text)
        return file

    def _address(self, file: Path, page: Path) -> str:
        return os.path.relpath(self._raw / file, page.parent)

    def _write(self, name: Path, text: str) -> None:
        (self._site / name).parent.mkdir(parents=True, exist_ok=True)
        (self._site / name).write_text(text, encoding="utf-8")

    def _copy(self) -> None:
        """Copy what is not a page, but for what no page asks for any more."""
        for file in sorted(self._raw.rglob("*")):
            name = file.relative_to(self._raw)
            if not file.is_file() or file in self._pages or self._is_left(file, name):
                continue
            if file.suffix == ".svg":
                (self._site / name).parent.mkdir(parents=True, exist_ok=True)
                (self._site / name).write_bytes(images.optimised(file, self._memory))
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

    def _file(self, page: Path, link: str) -> Path:
        return Path(os.path.normpath(page.parent / link.partition("?")[0]))


def _pages(raw: Path) -> list[Path]:
    """List the pages of a site; the templates that a theme leaves in `_static` are none."""
    return sorted(p for p in raw.rglob("*.html") if STATIC not in p.relative_to(raw).parts)


def _read(path: Path) -> Page:
    return html.parse(path.read_text(encoding="utf-8"))
