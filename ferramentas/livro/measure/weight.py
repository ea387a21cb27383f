"""What a page costs its reader: bytes on the way, and requests."""

import re
from dataclasses import dataclass
from pathlib import Path

from livro.errors import BookError
from livro.measure.compressed import compressed_size
from livro.site.optimize.html import parse, tags

# Kind of page -> the page of the book that stands for it.
KINDS = {
    "capa": "book/index.html",
    "capítulo, só texto": "book/capitulo/introducao.html",
    "capítulo, fórmulas e figuras": "book/capitulo/gradientes.html",
    "laboratório": "book/laboratorios/xavier.html",
    "busca": "search.html",
}
_URL = re.compile(r"""url\("?([^")]+)"?\)""")
_LOADED = {"stylesheet", "icon", "preload"}


@dataclass(frozen=True)
class Weight:
    """Everything that a page can ask for, with each file once."""

    files: frozenset[Path]

    @property
    def requests(self) -> int:
        """How many files there are."""
        return len(self.files)

    @property
    def compressed(self) -> int:
        """Their bytes on the way."""
        return sum(map(compressed_size, self.files))


def weigh(site: Path, name: str) -> Weight:
    """Follow what a page names: scripts, styles and their fonts, pictures.

    An upper bound: a browser leaves out the fonts without a character on the page and the
    pictures of the tabs that nobody opens.

    Raises:
        BookError: the page names a file that is not there.
    """
    page = site / name
    found = tags(parse(page.read_text(encoding="utf-8")))
    links = [tag.get("src") for tag in found if tag.name in {"script", "img"}]
    links += [tag.get("href") for tag in found if tag.name == "link" and tag.get("rel") in _LOADED]
    files = {page} | {_file(page, link) for link in links if link}
    for sheet in [file for file in files if file.suffix == ".css"]:
        addresses = _URL.findall(sheet.read_text(encoding="utf-8"))
        files |= {_file(sheet, address) for address in addresses if address[:5] != "data:"}
    return Weight(frozenset(files))


def _file(referrer: Path, link: str) -> Path:
    file = (referrer.parent / re.split(r"[?#]", link)[0]).resolve()
    if not file.is_file():
        raise BookError(f"{referrer}: {link} não existe")
    return file
