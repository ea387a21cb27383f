"""The templates of the themes, changed as they are compiled."""

from collections.abc import Callable, Mapping
from functools import reduce

from jinja2 import Environment
from jinja2.ext import Extension
from sphinx.builders import Builder

Change = Callable[[str, str], str]


class _Changes(Extension):
    """Makes the changes that an environment has gathered."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        changes: list[Change] = self.environment.changes  # type: ignore[attr-defined]
        return reduce(lambda text, change: change(text, name or ""), changes, source)


def environment_of(builder: Builder) -> Environment | None:
    """Return what compiles the templates of a builder, if it has any."""
    found: Environment | None = getattr(getattr(builder, "templates", None), "environment", None)
    return found


def change_templates(builder: Builder, change: Change) -> None:
    """Let a function see the source and the name of each template, and return what to compile."""
    if environment := environment_of(builder):
        environment.extend(changes=[])  # keeps those that are there
        environment.changes.append(change)  # type: ignore[attr-defined]
        environment.add_extension(_Changes)


def replaced(text: str, others: Mapping[str, str]) -> str:
    """Return a text with each of some pieces replaced by another."""
    return reduce(lambda text, piece: text.replace(*piece), others.items(), text)
