"""The pages of the EPUB as one page, in which every place has a name of its own.

Pandoc reads an EPUB too, but takes two pages of the same name in two folders for one.
"""

import posixpath
from collections.abc import Iterator
from xml.etree import ElementTree
from zipfile import ZipFile

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TITLES = {"admonition-title", "framework-label"}
COVER = "epub-cover.xhtml"  # the PDF has a first page of its own


def merge(epub: ZipFile) -> str:
    """Return the pages in the order of reading, each in a ``div`` named after its file."""
    book = ElementTree.Element("body")
    for name in _pages(epub):
        page = ElementTree.fromstring(epub.read(name)).find(f".//{XHTML}div[@role='main']")
        assert page is not None
        _rename(page, name)
        place = ElementTree.SubElement(book, "div", {"id": _name(name)})
        if name == "genindex.xhtml":
            place.set("class", "genindex")
        place.extend(page)
    for element in book.iter():
        element.tag = element.tag.rpartition("}")[2]
    return ElementTree.tostring(book, encoding="unicode", method="html")


def _pages(epub: ZipFile) -> Iterator[str]:
    package = ElementTree.fromstring(epub.read("content.opf"))
    files = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
    order = (files[item.get("idref")] for item in package.iter(f"{OPF}itemref"))
    yield from (name for name in order if name != COVER)


def _rename(page: ElementTree.Element, name: str) -> None:
    """Give the places of a page, and the links that lead to places, names for the whole book."""
    for element in page.iter():
        if "id" in element.attrib:
            element.set("id", _name(name, element.attrib["id"]))
        if "href" in element.attrib:
            element.set("href", _address(name, element.attrib["href"]))
        if "src" in element.attrib:
            element.set("src", _resolve(name, element.attrib["src"]))
    for label in page.iterfind(f".//{XHTML}figure//{XHTML}p[@class='framework-label']"):
        label.attrib.clear()  # below its drawing, not above its code
    for term in page.iter(f"{XHTML}dt"):
        if "id" in term.attrib:
            _move_name_inside(term)
    for paragraph in list(page.iter(f"{XHTML}p")):
        if paragraph.get("class") in TITLES:
            _wrap(paragraph, "div")
    for words in list(page.iter(f"{XHTML}em")):
        if "lang" in words.attrib:
            _wrap(words, "span")


def _wrap(element: ElementTree.Element, tag: str) -> None:
    """Leave the attributes of an element to another around it: pandoc reads only those of some."""
    inside = ElementTree.Element(element.tag)
    inside.text, element.text = element.text, None
    inside.extend(element)
    element[:] = [inside]
    element.tag = f"{XHTML}{tag}"


def _address(page: str, address: str) -> str:
    if ":" in address.partition("#")[0]:
        return address
    target, _, place = address.partition("#")
    return f"#{_name(_resolve(page, target) if target else page, place)}"


def _resolve(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))


def _name(page: str, place: str = "") -> str:
    name = page.removesuffix(".xhtml").replace("/", "-")
    return f"{name}--{place}" if place else name


def _move_name_inside(term: ElementTree.Element) -> None:
    """Name a place inside a term: pandoc forgets the name of the term itself."""
    place = ElementTree.Element(f"{XHTML}span", {"id": term.attrib.pop("id")})
    place.tail, term.text = term.text, None
    term.insert(0, place)
