"""A small site made light."""

import re

import pytest

from livro.errors import BookError
from livro.site.optimize import optimise
from livro.site.optimize.html import parse, write
from livro.site.optimize.policy import move_handlers, move_styles, policy, stylesheet
from livro.site.optimize.scripts import drop_unused, join

PAGE = """<html><head><meta charset="utf-8"/>
<link rel="stylesheet" href="../_static/basic.css?v=1"/>
<script>let early = 1;</script><script src="../_static/one.js"></script>
<script>DOCUMENTATION_OPTIONS.pagename = 'a/page';</script>
<script src="../_static/two.js"></script></head>
<body><p class="used" style="color: red">x</p>
<button onclick="window.print()">y</button></body></html>
"""


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    (folder / "a").mkdir(parents=True)
    (folder / "_static").mkdir()
    (folder / "a/page.html").write_text(PAGE, "utf-8")
    (folder / "_static/basic.css").write_text(".used{background:url(dot.png)}.absent{a:b}", "utf-8")
    (folder / "_static/dot.png").write_bytes(b"")
    (folder / "_static/one.js").write_text('"use strict"; const one = 1;', "utf-8")
    (folder / "_static/two.js").write_text("const two = 2;", "utf-8")
    return folder


def contents(site):
    return {f.relative_to(site): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def test_a_page_asks_for_one_style_sheet_and_its_scripts_in_order(raw, tmp_path):
    optimise(raw, tmp_path / "site")
    page = (tmp_path / "site/a/page.html").read_text("utf-8")
    (style,) = re.findall(r'href="([^"]+)"', page)
    css = (tmp_path / "site/a" / style).resolve().read_text("utf-8")
    assert css.startswith(".")
    assert '.used{background:url("dot.png")}' in css
    assert "absent" not in css
    scripts = re.findall(r'<script defer src="([^"]+)"', page)
    texts = [(tmp_path / "site/a" / s).resolve().read_text("utf-8") for s in scripts]
    assert ["one" in texts[0], "two" in texts[1]] == [True, True]
    assert page.index("let early") < page.index(scripts[0]) < page.index("pagename")
    assert page.index("pagename") < page.index(scripts[1])


def test_the_same_pages_give_the_same_site(raw, tmp_path):
    optimise(raw, tmp_path / "first")
    optimise(raw, tmp_path / "second")
    optimise(raw, tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")
    assert not any(file.name in {"one.js", "basic.css"} for file in contents(tmp_path / "first"))


def test_a_style_attribute_becomes_a_class():
    page = parse('<p class="a" style="color:red;">x</p><p style="color:red">y</p>')
    rules = move_styles(page)
    (name,) = rules
    assert write(page) == f'<p class="a {name}">x</p><p class="{name}">y</p>'
    assert stylesheet(rules) == f".{name}:not(#_){{color:red}}"


def test_an_event_handler_that_nobody_knows_is_an_error():
    with pytest.raises(BookError, match=r"a\.html: onclick=.*política"):
        move_handlers(parse('<a onclick="steal()">x</a>'), "a.html")


def test_the_policy_names_the_inline_scripts_by_their_content():
    text = policy(parse("<script>alert(1)</script><script type='application/json'>{}</script>"))
    assert "script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';" in text
    assert "unsafe" not in text


def test_a_script_that_builds_code_from_text_is_an_error():
    with pytest.raises(BookError, match="new Function"):
        join(('new Function("return 1")',))


def test_the_icon_script_and_repeated_scripts_go():
    page = parse('<script src="fontawesome.js"></script><script src="a.js"></script>' * 2)
    drop_unused(page)
    assert write(page) == '<script src="a.js"></script>'
