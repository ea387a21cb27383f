"""What the cells of the book printed and drew when it was last built."""

import json
import re
from pathlib import Path
from typing import Any

from livro.translation.myst.model import Page

# Matplotlib draws letters as curves, each text after a comment that says it.
_SVG_TEXT = re.compile(r"(?<=<!-- ).+?(?= -->)|(?<=>)[^<>]+(?=</(?:text|tspan|title|desc)>)")


def cells_of(page: Page) -> tuple[str, ...]:
    """Return what tells the outputs of a page from those of others: the code of its cells."""
    return tuple(cell.code.strip() for cell in page.cells)


def read_outputs(caches: Path) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Read every executed notebook that the builds kept, the newest last."""
    found = {}
    for path in sorted(caches.glob("*/executed/*/base.ipynb"), key=lambda p: p.stat().st_mtime):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        code = tuple(_joined(cell["source"]).strip() for cell in cells)
        found[code] = tuple("\n".join(map(_words, cell["outputs"])) for cell in cells)
    return found


def _words(output: dict[str, Any]) -> str:
    if output["output_type"] == "stream":
        return _joined(output["text"])
    data = output.get("data", {})
    if "image/svg+xml" in data:
        return "\n".join(_SVG_TEXT.findall(_joined(data["image/svg+xml"])))
    return _joined(data.get("text/plain", ""))


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
