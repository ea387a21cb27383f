"""Pictures that take their place before they arrive, and arrive when somebody gets near them."""

from pathlib import Path

import imagesize

from livro.site.optimize.html import Page, tags


def give_sizes(page: Page, folder: Path) -> None:
    """Give the pictures of a page their sizes, and let those of the text load lazily.

    Args:
        page: the page.
        folder: where the page lies.
    """
    for tag in tags(page, "img"):
        file = folder / tag.get("src").partition("?")[0]
        if not tag.get("src") or not file.is_file():
            continue
        width, height = imagesize.get(file)
        if width > 0 and not {"width", "height"} & set(tag.attributes):
            tag.attributes |= {"width": str(round(width)), "height": str(round(height))}
        if "_images" in file.parts:
            tag.attributes.setdefault("loading", "lazy")
            tag.attributes.setdefault("decoding", "async")
