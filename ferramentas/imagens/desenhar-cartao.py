"""Draw `book/_static/cartao.png`, what social networks show, from the drawing of the cover.

Run it with `.venv/bin/python ferramentas/imagens/desenhar-cartao.py` (what the tests need) after a
change in `book/capa.svg`: it takes a picture with Chromium.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from livro.measure.browser import open_browser

BOOK = Path(__file__).parents[2] / "book"
SIZE = {"width": 1200, "height": 630}
PAGE = """
<!DOCTYPE html>
<html data-theme="dark">
<style>
body {{ margin: 0; padding: 52px 72px; width: 1056px; height: 526px; color: #fff;
  background: #0b2c45; font-family: "DejaVu Sans", sans-serif; overflow: hidden; }}
h1 {{ margin: 0 0 12px; font-size: 54px; font-weight: 600; }}
p {{ margin: 0 0 24px; font-size: 27px; color: #cfe0ec; }}
:root {{ --pst-color-border: #456; --pst-color-text-muted: #cfe0ec; }}
{style}
.capa-desenho {{ width: 880px; }}
</style>
<h1>Estabilidade numérica<br>e inicialização</h1>
<p>Por que uma rede profunda aprende, ou não.</p>
{drawing}
"""


def main() -> None:
    """Write the picture."""
    style = (BOOK / "_static" / "capa.css").read_text("utf-8")
    drawing = (BOOK / "capa.svg").read_text("utf-8")
    with open_browser() as browser:
        page = browser.new_page(viewport=SIZE)
        page.set_content(PAGE.format(style=style, drawing=drawing))
        picture = Image.open(BytesIO(page.screenshot()))
    picture.quantize(64).save(BOOK / "_static" / "cartao.png", optimize=True)


if __name__ == "__main__":
    main()
