"""Pages as a run of texts and tags: enough to change a tag and leave the rest as it was."""

import html
import re
from dataclasses import dataclass, field
from functools import cache

_TOKEN = re.compile(
    r"""<!--.*?-->|<(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:[^"'>]|"[^"]*"|'[^']*')*)>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_END = re.compile(r"</[^>]*>")
_RAW = {"script", "style"}  # what they contain is not HTML
_MOVED = _RAW | {"link"}  # one by one


@dataclass(eq=False)
class Tag:
    """A start tag; a script or a style sheet carries its content and its end tag along.

    Those of a page that are written the same are one: formulas have thousands, from few different
    ones.
    """

    name: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    content: str | None = None
    closed: bool = False  # written `<br/>`

    def get(self, name: str) -> str:
        """Return the value of an attribute, empty when it has none."""
        return html.unescape(self.attributes.get(name) or "")

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the element."""
        return _classes(self.attributes.get("class") or "")

    def __str__(self) -> str:
        attributes = "".join(
            f" {name}" if value is None else f' {name}="{value}"'
            for name, value in self.attributes.items()
        )
        slash = "/" if self.closed else ""
        end = "" if self.content is None else f"{self.content}</{self.name}>"
        return f"<{self.name}{attributes}{slash}>{end}"


@cache
def _classes(value: str) -> frozenset[str]:
    """Read the value of a `class`, of which a site has few."""
    return frozenset(html.unescape(value).split())


Page = list["str | Tag"]


def parse(text: str) -> Page:
    """Split a page; comments are for those who write templates and go."""
    page: Page = []
    known: dict[str, Tag] = {}
    start = 0
    while match := _TOKEN.search(text, start):
        page.append(text[start : match.start()])
        start = match.end()
        if match["name"] is None:
            continue
        tag = known.get(match[0]) or _tag(match)
        if tag.name not in _MOVED:
            known[match[0]] = tag
        if tag.name in _RAW:
            end = text.index(f"</{tag.name}>", start)
            tag.content = text[start:end]
            start = end + len(tag.name) + 3
        page.append(tag)
    page.append(text[start:])
    return page


def write(page: Page) -> str:
    """Put a page together again."""
    written = {tag: str(tag) for tag in tags(page)}
    return "".join([written[piece] if isinstance(piece, Tag) else piece for piece in page])


def tags(page: Page, *names: str) -> list[Tag]:
    """List the tags of a page, each once, all or those of some names."""
    found = [piece for piece in dict.fromkeys(page) if isinstance(piece, Tag)]
    return [tag for tag in found if tag.name in names] if names else found


def names_of(page: Page) -> set[str]:
    """Collect the ids of a page."""
    return {
        html.unescape(tag.attributes["id"] or "") for tag in tags(page) if "id" in tag.attributes
    }


def remove(page: Page, tag: Tag) -> None:
    """Take a script, a style sheet or a link out of a page; equal ones stay."""
    del page[position(page, tag)]


def position(page: Page, tag: Tag) -> int:
    """Tell where a tag first is in its page."""
    return page.index(tag)


def element(page: Page, tag: Tag) -> Page:
    """Return what a page has from a start tag to its end tag."""
    start = position(page, tag)
    depth = 0
    for index, piece in enumerate(page[start:], start):
        if isinstance(piece, Tag):
            depth += piece.name == tag.name
            continue
        for end in re.finditer(rf"</{tag.name}\s*>", piece):
            depth -= 1
            if not depth:
                return [*page[start:index], piece[: end.end()]]
    return page[start:]


def _tag(match: re.Match[str]) -> Tag:
    written = match["attributes"].rstrip()
    closed = written.endswith("/") and not written.endswith("=/")
    found = _ATTRIBUTE.findall(written[:-1] if closed else written)
    attributes: dict[str, str | None] = {}
    for name, value in found:
        if name not in attributes:  # as a browser does, the first one holds
            attributes[name] = _bare(value) if value else None
    return Tag(match["name"], attributes, closed=closed)


def _bare(value: str) -> str:
    return value[1:-1].replace('"', "&quot;") if value[0] in "\"'" else value


def formula_characters(page: Page) -> set[str]:
    """Collect the characters that KaTeX shows: those of its HTML, not of the MathML beside it."""
    characters: set[str] = set()
    starts = {tag for tag in tags(page, "span") if "katex-html" in tag.classes}
    depth = 0
    for piece in page:
        if isinstance(piece, Tag):
            depth += piece in starts or (depth > 0 and piece.name == "span")
        elif depth:
            texts = piece.split("</span>")
            characters.update(*(html.unescape(_END.sub("", text)) for text in texts[:depth]))
            depth = max(0, depth - len(texts) + 1)
    return characters
