"""What a build reads of the translation, kept for the next one to see which pages it changes."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from livro.errors import BookError
from livro.translation.segments.places import SEGMENTS

T = TypeVar("T")


def remember(
    app: Sphinx,
    name: str,
    read: Callable[[Sphinx], T],
    by_page: Callable[[Sphinx, T], Mapping[str, object]],
) -> None:
    """Read something as a build of a translated book begins; write again the pages that it changes.

    Args:
        app: the build.
        name: the attribute of the environment that holds it.
        read: returns it.
        by_page: returns the part of each page that shows it.
    """

    def load(app: Sphinx) -> None:
        now = None
        if (Path(app.srcdir) / SEGMENTS).exists():
            try:
                now = read(app)
            except BookError as error:
                raise ExtensionError(str(error)) from error
        vars(app.env).update({name: now, f"{name}_before": getattr(app.env, name, None)})

    def changed_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
        before, now = (
            {} if known is None else by_page(app, known)
            for known in (vars(env).pop(f"{name}_before", None), getattr(env, name, None))
        )
        changed = [page for page in now.keys() | before.keys() if now.get(page) != before.get(page)]
        return sorted(env.found_docs.intersection(changed))

    app.connect("builder-inited", load)
    app.connect("env-updated", changed_pages)
