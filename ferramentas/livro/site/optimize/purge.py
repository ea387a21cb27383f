"""A style sheet without the rules that no page of a group can use.

A rule goes only when each of its selectors demands a class or an id that is neither in a page nor
a word of one of its scripts: what is in doubt stays.  Of a rule that stays, the other selectors go
too: Lightning CSS leaves them, and with them fonts that no page shows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import tinycss2

from livro.errors import BookError
from livro.site.optimize.html import Page, names_of, tags

_NAME = re.compile(r"(?<=[.#])[\w-]+")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
# The widgets of Bootstrap that its script could animate: only those that a page has count.
_WIDGET = re.compile(r"(bs-)?(accordion|carousel|modal|offcanvas|popover|toast)\b")
_GROUPING = {"media", "supports", "layer", "container"}
Node = Any  # tinycss2 is not typed


@dataclass(frozen=True)
class Vocabulary:
    """The classes and ids that can exist: those of the pages and any word of the scripts."""

    names: frozenset[str]
    prefixes: tuple[str, ...]  # pieces to which a script may append, as `bs-tooltip-`

    def of(self, css: str) -> list[str]:
        """List the names of a style sheet that it knows: all that decides what stays of it."""
        return [name for name in _named(css) if self.knows(name)]

    def knows(self, name: str) -> bool:
        """Tell whether an element may have this class or id."""
        return name in self.names or name.startswith(self.prefixes)


def names_in(page: Page) -> set[str]:
    """Collect the classes and the ids of the elements of a page."""
    return names_of(page).union(*{tag.classes for tag in tags(page)})


def vocabulary(names: Iterable[str], scripts: Iterable[str]) -> Vocabulary:
    """Join the names that pages have and those that scripts can make of their words."""
    words = set[str]().union(*map(_words, set(scripts)))
    prefixes = sorted(word for word in words if word.endswith("-") and len(word) > 2)
    return Vocabulary(frozenset(words.union(names)), tuple(prefixes))


def purge(css: str, known: Vocabulary) -> str:
    """Return the style sheet without its dead rules and without comments."""
    return "".join(_alive(node, known) for node in _parsed(css))


@cache
def _words(script: str) -> set[str]:
    return {word for word in _WORD.findall(script) if not _WIDGET.match(word)}


@cache
def _named(css: str) -> list[str]:
    return sorted(set(_NAME.findall(css)))


@cache
def _parsed(css: str) -> list[Node]:
    """Parse a style sheet once, however many sets of pages link it."""
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _alive(node: Node, known: Vocabulary) -> str:
    if node.type == "error":
        raise BookError(f"folha de estilo malformada na linha {node.source_line}: {node.message}")
    if node.type == "at-rule" and node.content and node.lower_at_keyword in _GROUPING:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        content = "".join(_alive(child, known) for child in inner)
        head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
        return f"{head}{{{content}}}" if content else ""
    if node.type != "qualified-rule":
        return str(node.serialize())
    selectors = [s for s in _selectors(node.prelude) if _can_match(s, known)]
    if not selectors:
        return ""
    head = ",".join(tinycss2.serialize(selector).strip() for selector in selectors)
    return f"{head}{{{tinycss2.serialize(node.content)}}}"


def _selectors(prelude: list[Node]) -> list[list[Node]]:
    found: list[list[Node]] = [[]]
    for token in prelude:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _can_match(selector: list[Node], known: Vocabulary) -> bool:
    """Look only at the names written outside functions: `:not(.x)` demands nothing."""
    after_dot = False
    for token in selector:
        if token.type == "hash" and not known.knows(token.value):
            return False
        if token.type == "ident" and after_dot and not known.knows(token.value):
            return False
        after_dot = token == "."
    return True
