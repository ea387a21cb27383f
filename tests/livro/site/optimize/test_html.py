"""Pages taken apart and put together."""

from livro.site.optimize.html import formula_characters, parse, tags, write

PAGE = """<!DOCTYPE html>
<html lang="pt-BR"><body><script>if (a < b) document.write("<p>")</script>
<p class='a "b"' hidden>1 &lt; 2 <img src=x.png alt="a > b"/></p></body></html>
"""


def test_a_page_survives():
    page = parse(PAGE)
    assert [tag.name for tag in tags(page)] == ["html", "body", "script", "p", "img"]
    assert write(page) == PAGE.replace("'a \"b\"'", '"a &quot;b&quot;"').replace(
        "src=x.png", 'src="x.png"'
    )


def test_comments_go():
    assert write(parse("a<!-- <script>b</script> -->c")) == "ac"


def test_formula_characters_are_those_of_the_html_of_katex():
    formula = (
        '<p>q<span class="katex"><span class="katex-mathml"><mi>w</mi></span>'
        '<span class="katex-html" aria-hidden="true"><span class="base"><span>&lt;σ</span></span>'
        "<svg><path/></svg>x</span></span>z</p>"
    )
    assert formula_characters(parse(formula)) == set("<σx")
