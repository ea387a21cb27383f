"""From the pages of a book to the slides of one framework."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes

from livro.sphinx.slides.choosing import slide_box, slide_notes
from livro.sphinx.tree import ancestors

_UNSEEN = (nodes.target, addnodes.index)
_NUMBERED = (nodes.figure, nodes.math_block)  # by their ids


@dataclass
class Slide:
    """A slide.

    Attributes:
        title: the title of the section that it shows.
        address: where that section is in the book.
        body: what everybody sees.
        notes: what only the speaker sees.
        name: that of its page, on the first slide of each.
    """

    title: nodes.title
    address: str
    body: list[nodes.Node] = field(default_factory=list)
    notes: list[nodes.Node] = field(default_factory=list)
    name: str = ""


def slides_of(page: nodes.document, address: str, guide: Mapping[str, nodes.Node]) -> list[Slide]:
    """Gather the slides of a page.

    Args:
        page: the page, its references resolved.
        address: where it is in the book.
        guide: what the teachers' guide says of each section, by its address.
    """
    slides: list[Slide] = []
    unsaid = dict(guide)
    for box in page.findall(slide_box):
        section = next(each for each in ancestors(box) if isinstance(each, nodes.section))
        places = [f"{address}#{name}" for name in section["ids"]]
        for number, body in enumerate(_bodies(box)):
            if box["slide"].new or number or not slides:
                title = next(iter(section.findall(nodes.title)))
                slides.append(Slide(title, places[0]))
                # The guide speaks of a section, and is heard when its first slide comes up.
                said = [unsaid.pop(place) for place in places if place in unsaid]
                slides[-1].notes += [node.deepcopy() for node in said]
            slides[-1].body += body
        slides[-1].notes += [node for notes in box.findall(slide_notes) for node in notes.children]
    for slide in slides:
        _clean([slide.title, *slide.body, *slide.notes], address)
    return slides


def _bodies(box: slide_box) -> Iterator[list[nodes.Node]]:
    """Part what does not fit on one slide: the code of a cell, and the figure that it draws."""
    shown = [node for node in box if not isinstance(node, (slide_notes, *_UNSEEN))]
    figures = [node for node in shown if isinstance(node, nodes.figure)]
    code = [node for node in shown if node not in figures]
    yield from filter(None, (code, figures))


def _clean(parts: Iterable[nodes.Node], address: str) -> None:
    """Lead the links to the book, and take out the places to which they would lead here."""
    for part in parts:
        for element in list(part.findall(nodes.Element)):
            if isinstance(element, _UNSEEN):
                element.parent.remove(element)
            elif not isinstance(element, _NUMBERED):
                element["ids"] = []
            if "refid" in element:
                element["refuri"] = f"{address}#{element.attributes.pop('refid')}"


def said_of_sections(guide: nodes.document) -> dict[str, nodes.Node]:
    """Map each section of which an item of the teachers' guide speaks first to what it says."""
    said: dict[str, nodes.Node] = {}
    for item in guide.findall(nodes.list_item):
        links = [link for link in item.findall(nodes.reference) if "refuri" in link]
        if links and isinstance(item[0], nodes.paragraph):
            content = nodes.container("", *[node.deepcopy() for node in item.children])
            said.setdefault(links[0]["refuri"], content)
    return said
