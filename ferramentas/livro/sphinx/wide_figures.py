"""A figure with several panels keeps a size that can be read on a phone, in a box that scrolls."""

import re
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.typing import ExtensionMetadata

WIDE = 600  # pixels; matplotlib's 7.2 inches are 691
BOX, PICTURE = "wide-figure-box", "wide-figure"
_WIDTH = re.compile(r'<svg[^>]*?\swidth="([\d.]+)(pt|px|)"')
_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)")
_PIXELS = {"pt": 96 / 72, "px": 1.0, "": 1.0}


def svg_width(path: Path) -> float:
    """Return the width of a drawing in pixels, or 0 when it does not say."""
    found = _WIDTH.search(path.read_text(encoding="utf-8", errors="replace")[:4000])
    return float(found[1]) * _PIXELS[found[2]] if found else 0.0


def pdf_width(path: Path) -> float:
    """Return the width in pixels of a drawing in PDF, or 0 when it does not say."""
    found = _MEDIA_BOX.search(path.read_bytes())
    return float(found[1]) * _PIXELS["pt"] if found else 0.0


class BoxWideFigures(SphinxPostTransform):
    """Put each wide drawing of a page in a box of its own."""

    default_priority = 300  # after the outputs of the cells are chosen and images collected
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Wrap the wide drawings."""
        for image in list(self.document.findall(nodes.image)):
            path = Path(self.app.srcdir) / image["uri"]
            if path.suffix == ".svg" and path.is_file() and svg_width(path) >= WIDE:
                image["classes"].append(PICTURE)
                image.replace_self(nodes.container("", image.deepcopy(), classes=[BOX]))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension."""
    app.add_post_transform(BoxWideFigures)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
