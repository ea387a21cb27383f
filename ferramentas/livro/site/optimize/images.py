"""Pictures that take their place before they arrive, late, and weigh no more than what is seen."""

import re
from collections.abc import Callable
from pathlib import Path

import imagesize
from scour import scour

from livro.site.optimize.html import Page, tags
from livro.site.optimize.memory import Memory

# With six digits, the last one is a thousandth of a point on figures up to 1000 points wide: of the
# smaller numbers, no more than that stays either. With five, a line between two rows of pixels may
# fall on the other one; with four, slow curves get steps. Styles stay styles: as attributes, the
# sheet inside would beat them.
_OPTIONS = scour.parse_args(
    [
        "--set-precision=6",
        "--disable-style-to-xml",
        "--enable-comment-stripping",
        "--enable-id-stripping",
        "--shorten-ids",
        "--strip-xml-prolog",
        "--remove-metadata",
        "--indent=none",
        "--no-line-breaks",
    ]
)

_PLACES = re.compile(r'(?<= (?:d|x|y)=")[^"]+')
_FINE = re.compile(r"\d*\.\d{4,}(?![\d.])")


Size = tuple[float, float]


def size(file: Path) -> Size | None:
    """Return the width and the height of a picture; of what is none, nothing or no sizes."""
    return imagesize.get(file) if file.is_file() else None


def give_sizes(page: Page, folder: Path, measure: Callable[[Path], Size | None] = size) -> None:
    """Give the pictures of a page their sizes, and let those of the text load lazily.

    Args:
        page: the page.
        folder: where the page lies.
        measure: returns the size of a picture.
    """
    for tag in tags(page, "img"):
        file = folder / tag.get("src").partition("?")[0]
        known = measure(file) if tag.get("src") else None
        if known is None:
            continue
        width, height = known
        if width > 0 and not {"width", "height"} & set(tag.attributes):
            tag.attributes |= {"width": str(round(width)), "height": str(round(height))}
        if "_images" in file.parts:
            tag.attributes.setdefault("loading", "lazy")
            tag.attributes.setdefault("decoding", "async")


def optimised(file: Path, memory: Memory) -> bytes:
    """Return the content of a picture that looks the same and weighs less."""
    content = file.read_bytes()
    options = repr(sorted(vars(_OPTIONS).items())).encode()

    def optimise() -> bytes:
        return rounded(str(scour.scourString(content.decode("utf-8"), _OPTIONS))).encode()

    return memory.of(b"rounded" + options + content, optimise)


def rounded(svg: str) -> str:
    """Round the places of a drawing, and no scale, to a thousandth of a point."""
    return _PLACES.sub(lambda places: _FINE.sub(_thousandths, places[0]), svg)


def _thousandths(number: re.Match[str]) -> str:
    return f"{float(number[0]):.3f}".rstrip("0").rstrip(".")
