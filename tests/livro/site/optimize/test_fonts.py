"""The fonts that come inside a style sheet."""

from livro.site.optimize.fonts import opener

FACES = """
@font-face{src:url("data:font/woff2;base64,AA");font-family:"KaTeX_Math";font-style:italic}
@font-face{src:url("data:font/woff2;base64,AA");font-family:Icons}
@font-face{src:url("fontes/KaTeX_Size1-Regular.woff2");font-family:KaTeX_Size1}
"""


def test_a_font_inside_the_style_sheet_is_opened_and_no_other():
    script = opener(FACES).content
    assert r'"italic 400 1em \"KaTeX_Math\""' in script
    assert r'"normal 400 1em \"Icons\""' in script
    assert "Size1" not in script


def test_without_fonts_inside_there_is_no_script():
    assert opener(".a{b:c}") is None
