"""The equations and figures of other pages to which a page leads, brought along to be previewed.

While the book is built no page has another one's content; here all are at hand, as written.
"""

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from livro.site.optimize.html import Page, Tag, element, parse, tags, write
from livro.site.optimize.memory import Memory

_END = "</body>"
_LEFT = ("id", "href")  # a copy is no place, and its links would start at another page


def bring(pages: Mapping[Path, str], memory: Memory) -> dict[Path, str]:
    """Put at the end of each page, out of sight, what its links to other pages can show.

    Args:
        pages: the text of each.
        memory: what was found on them before.
    """
    links = {path: _links(path, text, memory) for path, text in pages.items()}
    asked: dict[tuple[Path, Path], set[str]] = {}  # of another page, as seen from a folder
    for path, found in links.items():
        for other, name in found:
            if other in pages:
                asked.setdefault((other, path.parent), set()).add(name)
    shown = {
        (other, folder): _shown(pages[other], os.path.relpath(other.parent, folder), names, memory)
        for (other, folder), names in asked.items()
    }
    return {path: _with(text, _brought(path, links[path], shown)) for path, text in pages.items()}


def _links(path: Path, text: str, memory: Memory) -> list[tuple[Path, str]]:
    """List what a page refers to on other ones: where, and under which name."""

    def find() -> list[list[str]]:
        links = [tag for tag in tags(parse(text), "a") if "reference" in tag.classes]
        parted = [tag.get("href").partition("#") for tag in links]
        return [[address, name] for address, _, name in parted if address and name]

    found = memory.data_of(b"links\0" + text.encode(), find)
    return [(Path(os.path.normpath(path.parent / address)), name) for address, name in found]


def _shown(text: str, way: str, names: set[str], memory: Memory) -> dict[str, str]:
    """Copy what a page has under some names, for pages from which a way leads to its folder."""

    def copy() -> dict[str, str]:
        page = parse(text)
        places = {name: tag for name, tag in _places(page) if name in names}
        return {name: write(_copy(page, tag, way)) for name, tag in places.items()}

    made_of = "\0".join(["shown", way, *sorted(names), text])
    shown: dict[str, str] = memory.data_of(made_of.encode(), copy)
    return shown


def _brought(
    path: Path, links: list[tuple[Path, str]], shown: Mapping[tuple[Path, Path], dict[str, str]]
) -> dict[str, str]:
    """Choose, of the things with the same name, the one that a page refers to first."""
    brought: dict[str, str] = {}
    for other, name in links:
        content = shown.get((other, path.parent), {}).get(name)
        if content is not None:
            brought.setdefault(name, content)
    return brought


def _with(text: str, brought: Mapping[str, str]) -> str:
    before, end, after = text.rpartition(_END)
    added = (
        f"{Tag('template', {'id': f'previa-{name}'})}{content}</template>"
        for name, content in brought.items()
    )
    return "".join([before, *added, end, after]) if brought and end else text


def shows_any(page: Page) -> bool:
    """Tell whether something on a page can be previewed."""
    found = tags(page)
    names = {f"#{tag.get('id')}" for tag in found if _can_be_shown(tag)}
    return any(
        "termo" in tag.classes
        or tag.name == "template"
        or (tag.classes >= {"reference", "internal"} and tag.get("title"))
        or ("reference" in tag.classes and tag.get("href") in names)
        for tag in found
    )


def _can_be_shown(tag: Tag) -> bool:
    return bool(tag.get("id")) and (tag.name == "figure" or tag.classes >= {"math", "notranslate"})


def _places(page: Page) -> Iterator[tuple[str, Tag]]:
    return ((tag.get("id"), tag) for tag in tags(page, "figure", "div") if _can_be_shown(tag))


def _copy(page: Page, tag: Tag, way: str) -> Page:
    """Copy an equation, or the first picture and the caption of a figure, to another page."""
    whole = element(page, tag)
    content = deepcopy(_picture(whole) if tag.name == "figure" else whole)
    for each in tags(content):
        for name in _LEFT:
            each.attributes.pop(name, None)
        if address := each.get("src"):
            each.attributes["src"] = os.path.normpath(os.path.join(way, address))
    return content


def _picture(figure: Page) -> Page:
    """Leave out of a figure its tabs and their code; in an output, the dark screen inverts it."""
    plotted = any("cell_output" in tag.classes for tag in tags(figure))
    box = Tag("div", {"class": "cell_output"} if plotted else {})
    images, captions = tags(figure, "img"), tags(figure, "figcaption")
    caption = element(figure, captions[0]) if captions else []
    return [tags(figure)[0], box, *images[:1], "</div>", *caption, "</figure>"]
