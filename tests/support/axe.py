"""What axe finds in a page, in a real Chromium."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
CONTRAST = "color-contrast"  # costs more than all the others together, letter by letter of code
# Hides the texts that repeat the colours, the size and the weight of one that stays, on the same
# backgrounds, while axe looks: whether they can be read is known from the one. And the formulas
# that are only to be heard. Takes away the shadow of what scrolls too: of a text over a gradient
# axe says nothing.
RUN_ON_EACH_COLOUR = """async (options) => {
  const boxes = ".math-scroll, pre, .celula-editor, .pst-scrollable-table-container";
  const shaded = [...document.querySelectorAll(boxes)];
  for (const box of shaded) box.style.backgroundImage = "none";
  const backgrounds = new Map([[null, ""]]);
  const behind = (element) => {
    if (!backgrounds.has(element)) {
      const style = getComputedStyle(element);
      const { backgroundColor, backgroundImage, opacity, filter, position } = style;
      const lies = position === "relative" ? "static" : position; // on what is behind its parent
      const own = `${backgroundColor} ${backgroundImage} ${opacity} ${filter} ${lies}`;
      const plain = own === "rgba(0, 0, 0, 0) none 1 none static";
      backgrounds.set(element, behind(element.parentElement) + (plain ? "" : `; ${own}`));
    }
    return backgrounds.get(element);
  };
  const kinds = new Set();
  const repeats = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const judged = element.textContent.trim().length > 1; // axe gives no verdict on one letter
    const kind = [judged, color, fontSize, fontWeight, textShadow, behind(element)].join("; ");
    return kinds.size === kinds.add(kind).size;
  };
  const leaves = "article :not(:has(*), .katex *), .highlight span:not(:has(*)), .katex-html";
  const texts = document.querySelectorAll(leaves);
  const unseen = document.querySelectorAll(".katex-mathml");
  const hidden = [...[...texts].filter(repeats), ...unseen];
  for (const element of hidden) element.style.display = "none";
  try {
    return await axe.run("html", { ...options, resultTypes: ["violations"] });
  } finally {
    for (const element of hidden) element.style.removeProperty("display");
    for (const box of shaded) box.style.removeProperty("background-image");
  }
}"""
RUN = "([place, options]) => axe.run(place, { ...options, resultTypes: ['violations'] })"


def violations(page, place="html"):
    """Ask axe about the page as it is now, or about a part of it."""
    if place != "html":
        return _told(_run(page, RUN, [place, {}]))
    rest = _run(page, RUN, [place, {"rules": {CONTRAST: {"enabled": False}}}])
    return _told(rest, 11) + contrast_violations(page)


def contrast_violations(page):
    """Ask axe about the colours of the page, all that a change of colours can spoil."""
    return _told(_run(page, RUN_ON_EACH_COLOUR, {"runOnly": [CONTRAST]}))


def _run(page, script, argument):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(script, argument)


def _told(found, looked_at=1):
    assert len(found["passes"]) + len(found["violations"]) >= looked_at
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
