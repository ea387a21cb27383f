"""Pictures that take their place before they arrive, and arrive when somebody gets near them."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from livro.site.optimize.html import Page, tags

_SVG = re.compile(r"<svg\b[^>]*>", re.DOTALL)
_LENGTH = re.compile(r"""\b(width|height)=["']([\d.]+)(pt|px|)["']""")
_PIXELS = {"pt": 4 / 3, "px": 1.0, "": 1.0}


def settle(page: Page, folder: Path) -> None:
    """Give the pictures of a page their sizes, and let those of the text load lazily.

    Args:
        page: the page.
        folder: where the page lies.
    """
    for tag in tags(page, "img"):
        file = folder / tag.get("src").partition("?")[0]
        if not tag.get("src") or not file.is_file():
            continue
        size = _size(file)
        if size and not {"width", "height"} & set(tag.attributes):
            tag.attributes["width"], tag.attributes["height"] = (str(round(v)) for v in size)
        if "_images" in file.parts:
            tag.attributes.setdefault("loading", "lazy")
            tag.attributes.setdefault("decoding", "async")


def _size(file: Path) -> tuple[float, float] | None:
    content = file.read_bytes()
    if content.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if file.suffix == ".svg" and (root := _SVG.search(content.decode("utf-8"))):
        lengths = {name: float(v) * _PIXELS[unit] for name, v, unit in _LENGTH.findall(root[0])}
        if len(lengths) == 2:
            return lengths["width"], lengths["height"]
    return None
