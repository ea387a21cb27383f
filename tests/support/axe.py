"""What axe finds in a page, in a real Chromium."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page, place="html"):
    """Ask axe about the page as it is now, or about a part of it."""
    page.evaluate(AXE)
    found = page.evaluate("(place) => axe.run(place, { resultTypes: ['violations'] })", place)
    assert len(found["passes"]) > (10 if place == "html" else 0)
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
