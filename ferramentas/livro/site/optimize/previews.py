"""The equations and figures of other pages to which a page leads, brought along to be previewed.

While the book is built no page has another one's content; here all are at hand, as written.
"""

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from livro.site.optimize.html import Page, Tag, element, tags

_END = "</body>"
_LEFT = ("id", "href")  # a copy is no place, and its links would start at another page


def bring(pages: Mapping[Path, Page]) -> None:
    """Put at the end of each page, out of sight, what its links to other pages can show."""
    places = {path: dict(_places(page)) for path, page in pages.items()}
    for path, page in pages.items():
        brought: dict[str, Page] = {}
        for link in tags(page, "a"):
            address, _, name = link.get("href").partition("#")
            other = Path(os.path.normpath(path.parent / address))
            if address and "reference" in link.classes and name in places.get(other, {}):
                brought.setdefault(name, _copy(pages[other], places[other][name], other, path))
        for name, content in brought.items():
            _append(page, [Tag("template", {"id": f"previa-{name}"}), *content, "</template>"])


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


def _copy(page: Page, tag: Tag, source: Path, user: Path) -> Page:
    """Copy an equation, or the first picture and the caption of a figure, to another page."""
    whole = element(page, tag)
    content = deepcopy(_picture(whole) if tag.name == "figure" else whole)
    for each in tags(content):
        for name in _LEFT:
            each.attributes.pop(name, None)
        if address := each.get("src"):
            each.attributes["src"] = os.path.relpath(source.parent / address, user.parent)
    return content


def _picture(figure: Page) -> Page:
    """Leave out of a figure its tabs and their code; in an output, the dark screen inverts it."""
    plotted = any("cell_output" in tag.classes for tag in tags(figure))
    box = Tag("div", {"class": "cell_output"} if plotted else {})
    images, captions = tags(figure, "img"), tags(figure, "figcaption")
    caption = element(figure, captions[0]) if captions else []
    return [tags(figure)[0], box, *images[:1], "</div>", *caption, "</figure>"]


def _append(page: Page, content: Page) -> None:
    for index in reversed(range(len(page))):
        piece = page[index]
        if isinstance(piece, str) and _END in piece:
            before, end, after = piece.rpartition(_END)
            page[index : index + 1] = [before, *content, end + after]
            return
