"""Photograph a page of the built book, for the README: `ferramentas/imagens/pagina.png`.

Run it with `.venv/bin/python ferramentas/imagens/fotografar-pagina.py` (what the tests need) after
`make html`, when the looks of the pages have changed.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from livro.measure.browser import open_browser

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "_build" / "html" / "book" / "capitulo" / "gradientes.html"
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Write the picture, its left half on a light page and its right half on a dark one."""
    with open_browser() as browser:
        light, dark = (photograph(browser, mode) for mode in ("light", "dark"))
    middle = SIZE["width"] // 2
    light.paste(dark.crop((middle, 0, *dark.size)), (middle, 0))
    small = light.quantize(256, method=Image.Quantize.MAXCOVERAGE)
    small.save(ROOT / "ferramentas" / "imagens" / "pagina.png", optimize=True)


def photograph(browser, mode):
    """Show the first figure of the page, with the code of PyTorch."""
    page = browser.new_page(viewport=SIZE, color_scheme=mode)
    page.goto(f"{PAGE.as_uri()}?framework=pytorch")
    page.evaluate("document.querySelector('.sd-tab-set').scrollIntoView()")
    page.mouse.wheel(0, -157)
    page.locator("#fig-sigmoide img:visible").evaluate("(image) => image.decode()")
    page.wait_for_timeout(500)
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
