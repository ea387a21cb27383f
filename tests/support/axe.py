"""What axe finds in a page, in a real Chromium."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page):
    """Ask axe about the page as it is now."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert len(found["passes"]) > 10
    return [(v["id"], [n["html"] for n in v["nodes"]]) for v in found["violations"]]
