"""Pages taken apart and put together."""

from livro.site.optimize.html import formula_characters, parse, remove, tags, write

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


def test_a_change_reaches_all_tags_that_are_written_the_same():
    page = parse('<i class="a">1</i><i class="b">2</i><i class="a">3</i>')
    for tag in tags(page):
        tag.attributes["class"] = f"{tag.attributes['class']}x"
    assert write(page) == '<i class="ax">1</i><i class="bx">2</i><i class="ax">3</i>'


def test_of_two_equal_scripts_one_goes_and_the_other_stays():
    script = '<script src="a.js"></script>'
    page = parse(f"1{script}2{script}3")
    remove(page, tags(page, "script")[1])
    assert write(page) == f"1{script}23"


def test_comments_go():
    assert write(parse("a<!-- <script>b</script> -->c")) == "ac"


def test_formula_characters_are_those_of_the_html_of_katex():
    formula = (
        '<p>q<span class="katex"><span class="katex-mathml"><mi>w</mi></span>'
        '<span class="katex-html" aria-hidden="true"><span class="base"><span>&lt;σ</span></span>'
        "<svg><path/></svg>x</span></span>z</p>"
    )
    assert formula_characters(parse(formula)) == set("<σx")
