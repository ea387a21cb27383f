"""A page on its way from what Sphinx wrote to what readers get; one that stayed is not read again.

What of it decides the files that it shares with others is known first; then, where they are; then
it is finished.
"""

import html as entities
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from livro.site.optimize import html, images, policy, purge, scripts, styles, unasked
from livro.site.optimize.html import Tag
from livro.site.optimize.memory import Memory

# All that a page shows, and the scripts, which have no size.
_SOURCE = re.compile(r"""\ssrc\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


@dataclass(frozen=True)
class Needs:
    """What of a page decides the files that it shares with others.

    Attributes:
        linked: the addresses of its scripts and style sheets, those that it does not use too.
        sheets: the addresses of the style sheets that it uses.
        scripts: the scripts that it uses, in one group for each file that they become.
        rules: class -> declarations, of the styles that were written in its tags.
        names: the classes and ids of its elements.
        characters: those that its formulas show.
        variables: those of the style sheets that its drawings ask for.
    """

    linked: list[str]
    sheets: list[str]
    scripts: list[list[scripts.Piece]]
    rules: dict[str, str]
    names: list[str]
    characters: str
    variables: list[str]


class Draft:
    """A page.

    Args:
        path: where Sphinx wrote it.
        name: its name for who made it.
        text: its text, with what comes from other pages.
        measure: returns the size of a picture.
        memory: what was known of pages and finished before.
    """

    def __init__(
        self,
        path: Path,
        name: str,
        text: str,
        measure: Callable[[Path], images.Size | None],
        memory: Memory,
    ) -> None:
        self._path, self._name, self._text, self._memory = path, name, text, memory
        self._measure = measure
        shown = (f"{address} {measure(self.file(address))}" for address in _sources(text))
        parts = "\0".join([name, text, *shown])
        self._made_of = sha256(parts.encode()).digest()

    def file(self, address: str) -> Path:
        """Return the file to which an address of the page leads."""
        return Path(os.path.normpath(self._path.parent / address.partition("?")[0]))

    @cached_property
    def needs(self) -> Needs:
        """What of it decides the files that it shares with others."""
        return Needs(
            **self._memory.data_of(b"needs\0" + self._made_of, lambda: asdict(self._lean[1]))
        )

    def finished(self, shared: Iterable[str], link: Tag | None, opener: Tag | None) -> bytes:
        """Return the page for readers.

        Args:
            shared: the addresses of the files that its scripts became.
            link: asks for the file that its style sheets became.
            opener: the script that the fonts in that file need.
        """
        given = "\0".join([*shared, str(link), str(opener)])
        made_of = b"finished\0" + self._made_of + given.encode()
        return self._memory.of(made_of, lambda: self._finish(shared, link, opener).encode())

    @cached_property
    def _lean(self) -> tuple[html.Page, Needs, list[Tag]]:
        """Leave of the page what it uses and its policy allows; the tags of scripts stay empty."""
        page = html.parse(self._text)
        linked = list(_linked(page))
        scripts.drop_unused(page)
        policy.move_handlers(page, self._name)
        images.give_sizes(page, self._path.parent, self._measure)
        groups = scripts.group(page)
        rules = policy.move_styles(page)
        needs = Needs(
            linked=linked,
            sheets=[tag.get("href") for tag in styles.linked(page)],
            scripts=[pieces for _, pieces in groups],
            rules=rules,
            names=sorted(purge.names_in(page)),
            characters="".join(sorted(html.formula_characters(page))),
            variables=sorted(unasked.variables_in(self._text)),
        )
        return page, needs, [leader for leader, _ in groups]

    def _finish(self, shared: Iterable[str], link: Tag | None, opener: Tag | None) -> str:
        page, _, leaders = self._lean
        for leader, address in zip(leaders, shared, strict=True):
            leader.attributes["src"] = address
        if link:
            styles.replace_links(page, link, opener)
        policy.add_policy(page)
        return html.write(page)


def _sources(text: str) -> list[str]:
    found = {entities.unescape(address.strip("\"'")) for address in _SOURCE.findall(text)}
    return sorted(address for address in found if not address.startswith("data:"))


def _linked(page: html.Page) -> Iterator[str]:
    for tag in html.tags(page, "script", "link"):
        if tag.name == "script" or tag.get("rel") == "stylesheet":
            yield tag.get("src") or tag.get("href")
