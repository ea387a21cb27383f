"""Builds that see a change in this package or in the static files, and any in the pages.

Sphinx remembers what its extensions made of a page, and copies the static files only when it
writes some page: after such a change, the next build would show the old book without a word.
And it compares the time that a page carries along: `mv` of an older copy over it goes unseen.
And it writes only the pages that changed, though the others show their titles and their numbers,
in the contents, beside “next” and in references.
And it writes in a page the sum of each style sheet that is in its place, where MyST-NB puts its own
only after the pages: those of a first build would lack it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment

import livro
from livro.sphinx.bundle import digest
from livro.sphinx.website import is_website


def _digest(folders: Iterable[Path]) -> str:
    paths = (path for folder in folders for path in sorted(folder.rglob("*")))
    sources = (path for path in paths if path.is_file() and path.suffix != ".pyc")
    return digest({str(path): path.read_bytes() for path in sources})


def remember(app: Sphinx, config: Config) -> None:
    """Tell Sphinx, by two settings, which code and which static files this build has."""
    config.freshness_code = _digest([Path(livro.__file__).parent])
    config.freshness_static = _digest(Path(app.confdir, name) for name in config.html_static_path)


def written(path: Path) -> int:
    """Return when a file came to be what it is, whatever older time it brought along, in ns."""
    status = path.stat()
    return max(status.st_mtime_ns, status.st_ctime_ns)


def replaced(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Name the pages that changed, or a file that they show, after they were read."""

    def files_of(name: str) -> list[Path]:
        beside = (Path(app.srcdir, each) for each in env.dependencies.get(name, ()))
        return [Path(env.doc2path(name)), *beside]

    return [
        name
        for name, read in env.all_docs.items()
        if any(path.is_file() and written(path) > 1000 * read for path in files_of(name))
    ]


def _named(env: BuildEnvironment) -> str:
    """Sum up what of one page another may show: its titles, numbers and place in the book."""
    standard, mathematics = env.get_domain("std"), env.get_domain("math")
    shown: list[Mapping[str, object]] = [
        {name: title.pformat() for name, title in env.titles.items()},
        {name: env.tocs[name].pformat() for name in env.toctree_includes},
        *[env.toc_secnumbers, env.toc_fignumbers, mathematics.data["objects"]],
        *[standard.data[kind] for kind in ("labels", "anonlabels", "objects")],
    ]
    return digest({"": repr([sorted(kind.items()) for kind in shown]).encode()})


def renamed(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name every page if what one page may show of another is not what it was."""
    return all_after_a_change(env, "freshness_named", _named(env))


def all_after_a_change(env: BuildEnvironment, name: str, now: object) -> Iterable[str]:
    """Name every page if something, kept under a name, is not what it was in the last build."""
    before = getattr(env, name, None)
    setattr(env, name, now)
    return env.found_docs if before not in (None, now) else ()


def place_styles(app: Sphinx) -> None:
    """Put the style sheet of MyST-NB in its place before any page is written."""
    if is_website(app.builder) and "myst_nb" in app.extensions:
        from myst_nb.sphinx_ext import add_global_html_resources

        Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
        add_global_html_resources(app, None)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    app.add_config_value("freshness_code", "", "env", types=(str,))  # both not for users
    app.add_config_value("freshness_static", "", "html", types=(str,))
    app.connect("config-inited", remember)
    app.connect("builder-inited", place_styles)
    app.connect("env-get-outdated", replaced)
    app.connect("env-get-updated", renamed, priority=900)  # after Sphinx's own, which number all
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
