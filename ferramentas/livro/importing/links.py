"""Links and images whose addresses only make sense in d2l."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.sax.saxutils import escape

from livro.d2l.inline import masked, tokens
from livro.importing.checkout import D2L
from livro.importing.notices import Notices
from livro.importing.pictures import Pictures

_LONGEST = 80  # letters of the name of a box
IMAGES = "img"  # folder of the images, beside the page
_LINK = re.compile(r"(!?)\[([^\[\]]{0,300})\]\([ \t]*([^()\s]{0,300})([^()\n]{0,300})\)")
_SCHEME = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
_PLACEHOLDER = """\
<svg xmlns="http://www.w3.org/2000/svg" width="400" height="120" viewBox="0 0 400 120">
<rect x="1" y="1" width="398" height="118" fill="#fff" stroke="#666" stroke-dasharray="6 4"/>
<text x="200" y="65" text-anchor="middle" font-family="sans-serif" font-size="14" fill="#333">\
Figura por trazer: {name}</text>
</svg>
"""


@dataclass(slots=True)
class Links:
    """What becomes of the links and images of a page.

    Attributes:
        notices: what there is to tell.
        folder: where the source page is, and perhaps its images.
        page: the page of the book.
        pictures: those of the import; boxes for those to be brought.
    """

    notices: Notices
    folder: Path
    page: Path
    pictures: Pictures

    def rewritten(self, prose: str, line: int) -> str:
        """Return prose whose links lead somewhere; code and formulas have none."""
        written: list[str] = []
        position = 0
        for match in _LINK.finditer(masked(tokens(prose))):
            written += [prose[position : match.start()], self._link(prose, match, line)]
            position = match.end()
        return "".join([*written, prose[position:]])

    def image(self, target: str, line: int) -> str:
        """Return the address of an image beside the page; until it is brought, it is a box."""
        if original := self._picture(target):
            return self._placed(original.name, original.read_bytes())
        stem = re.sub(r"[^\w.-]+", "-", PurePosixPath(target).stem).strip("-.")[:_LONGEST]
        box = _PLACEHOLDER.format(name=escape(target)).encode()
        address = self._placed(f"{stem or 'figura'}.svg", box)
        message = "Figuras por trazer: ponha cada uma no lugar do aviso."
        self.notices.todo(line, message, f"{target} → {address}")
        return address

    def _picture(self, target: str) -> Path | None:
        """Return the file of an image, if it is here; one out of the checkout is none of d2l's."""
        path = Path(os.path.abspath(self.folder / target))
        is_here = path.is_relative_to(self.folder.parent) and os.path.isfile(path)
        return path if is_here else None

    def _placed(self, name: str, content: bytes) -> str:
        place = self.pictures.place(self.page.parent / IMAGES / name, content)
        return f"{IMAGES}/{place.name}"

    def _link(self, prose: str, match: re.Match[str], line: int) -> str:
        bang, text, target, title = (prose[slice(*match.span(group))] for group in (1, 2, 3, 4))
        if bang:
            alt = text.strip() or "Figura por descrever"
            return f"![{alt}]({self.image(target, line)}{title})"
        if _SCHEME.match(target):
            return prose[slice(*match.span())]
        if address := _in_d2l(target):
            self.notices.todo(line, "Link para outra página do d2l: confira o endereço.", target)
            return f"[{text}]({address}{title})"
        message = "Link para um lugar que não está no livro: ficou só o texto."
        self.notices.todo(line, message, f"{target}{title}")
        return f"{text} (`{target}`)" if target else text


def _in_d2l(target: str) -> str:
    """Return the address of a page of d2l that another links to; nothing if it is none."""
    path, mark, anchor = target.partition("#")
    page = PurePosixPath(path)
    if not path.startswith("../") or page.suffix not in (".md", ".html", ".ipynb"):
        return ""
    return f"{D2L}{path.removeprefix('../').removesuffix(page.suffix)}.html{mark}{anchor}"
