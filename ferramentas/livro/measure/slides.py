"""What leaves its slide, measured in a browser: only there does a text have a height."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from livro.errors import BookError
from livro.site.serve import serving

_SCREEN = {"width": 1280, "height": 720}
# The text that goes farthest out of a slide, and by how much, in points of the slide; of a formula,
# whose drawing is larger than what one sees of it, the box alone counts.
_FARTHEST = """(slide) => {
  const body = slide.querySelector(".corpo") ?? slide;
  const room = body.getBoundingClientRect();
  const beyond = (element) => {
    const box = element.getBoundingClientRect();
    const block = getComputedStyle(element).display !== "inline";
    const inside = block ? element.scrollWidth - element.clientWidth : 0;
    const outside = Math.max(room.top - box.top, box.bottom - room.bottom, box.right - room.right);
    return Math.round(Math.max(inside, outside / Reveal.getScale()));
  };
  const all = [...body.querySelectorAll(":not(.katex *)")].map((each) => [beyond(each), each]);
  const [by, element] = all.reduce((a, b) => (b[0] >= a[0] ? b : a), [0, body]);
  const text = element.cloneNode(true);
  for (const twice of text.querySelectorAll(".katex-html, annotation")) twice.remove();
  return { by, text: text.textContent.trim().replace(/\\s+/g, " ") };
}"""
_TOLERATED = 1  # a point of rounding


def overflow(page: Any) -> Iterator[str]:
    """Describe each slide of an open deck that its content leaves."""
    for number in range(page.evaluate("Reveal.getTotalSlides()")):
        page.evaluate("(number) => Reveal.slide(number)", number)
        slide = page.locator("section.present")
        worst = slide.evaluate(_FARTHEST)
        if worst["by"] > _TOLERATED:
            title = slide.locator("h2").inner_text()
            what = f"“{worst['text'][:60]}” passa {worst['by']} pontos da borda"
            yield f"slide {number + 1} (“{title}”): {what}"


def check_decks(chromium: Any, folder: Path) -> None:
    """Look at every slide.

    Args:
        chromium: a browser.
        folder: what was built; the decks are in its folder `slides`.

    Raises:
        BookError: something does not fit; the message says in which decks and slides.
    """
    found: list[str] = []
    with serving(folder) as address:
        page = chromium.new_page(viewport=_SCREEN)
        for deck in sorted((folder / "slides").glob("*.html")):
            page.goto(f"{address}/slides/{deck.name}", wait_until="networkidle")
            page.locator(".reveal.ready").wait_for()
            found += [f"{deck}, {each}" for each in overflow(page)]
        page.close()
    if found:
        raise BookError(
            "Um slide tem mais do que cabe nele (1280 × 720 pontos): reparta-o com `% slide` ou "
            "escolha menos frases.\n" + "\n".join(f"  {each}" for each in found)
        )
