"""The cover in light and dark, in a real Chromium."""

import pytest
from screens import PHONE

pytestmark = [pytest.mark.livro, pytest.mark.navegador]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_drawing_of_the_cover_stands_out(chromium, site, mode):
    context = chromium.new_context(viewport=PHONE, color_scheme=mode)
    page = context.new_page()
    page.goto(f"{site}/book/index.html")
    colors = page.evaluate(
        """() => [...document.querySelectorAll("text.capa-rotulo")].map(
            (text) => getComputedStyle(text).fill).concat(
            getComputedStyle(document.body).backgroundColor)"""
    )
    context.close()
    *waves, ground = [luminance(color) for color in colors]
    for wave in waves:
        assert (max(wave, ground) + 0.05) / (min(wave, ground) + 0.05) >= 4.5, colors


def luminance(color):
    """The relative luminance of WCAG of an `rgb()`."""
    parts = [int(n) / 255 for n in color[color.index("(") + 1 : -1].split(",")[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
