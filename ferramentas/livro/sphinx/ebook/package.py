"""What the list of contents of an EPUB must say and Sphinx's does not."""

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
# https://www.w3.org/TR/epub-a11y-11/: what a reader who does not see can expect.
ACCESSIBILITY = {
    "schema:accessMode": ("textual", "visual"),
    "schema:accessModeSufficient": ("textual",),
    "schema:accessibilityFeature": (
        "alternativeText",
        "MathML",
        "structuralNavigation",
        "tableOfContents",
        "index",
    ),
    "schema:accessibilityHazard": ("none",),
    "schema:accessibilitySummary": (
        "Figuras com texto alternativo, fórmulas em MathML, navegação por títulos.",
    ),
}


def other_identifier(identifier: str, name: str) -> str:
    """Return the identifier of another form of a book, always the same for the same name."""
    return uuid5(NAMESPACE_URL, f"{identifier} {name}").urn


def complete(folder: Path, cover: str) -> None:
    """Say which pages hold mathematics, which picture is the cover and how accessible all is."""
    ElementTree.register_namespace("", OPF)
    ElementTree.register_namespace("dc", DC)
    path = folder / "content.opf"
    package = ElementTree.parse(path)
    for item in package.iterfind(f"{{{OPF}}}manifest/{{{OPF}}}item"):
        if properties := _properties(folder, item.get("href", ""), cover):
            item.set("properties", properties)
    metadata = package.find(f"{{{OPF}}}metadata")
    assert metadata is not None
    for name, values in ACCESSIBILITY.items():
        for value in values:
            ElementTree.SubElement(metadata, f"{{{OPF}}}meta", property=name).text = value
    package.write(path, encoding="utf-8", xml_declaration=True)


def _properties(folder: Path, name: str, cover: str) -> str:
    if name == cover:
        return "cover-image"
    if name == "nav.xhtml":
        return "nav"
    page = folder / name
    if page.suffix == ".xhtml" and page.is_file() and "<math" in page.read_text(encoding="utf-8"):
        return "mathml"
    return ""
