"""What was made before is taken from the memory, and only while nothing that decides it changed."""

import pytest

from livro.site.optimize import memory as module
from livro.site.optimize import optimise
from livro.site.optimize.memory import Memory

HEAD = (
    '<link rel="stylesheet" href="_static/a.css"/><script src="_static/a.js"></script>'
    '<script src="searchindex.js"></script>'
)
EQUATION = '<div class="math notranslate" id="eq"><span style="top:{top}em">1</span></div>'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="8"/>'
LINK = '<a class="reference internal" href="other.html#eq">(1)</a>'
FILES = {
    "page.html": f'<html><head>{HEAD}</head><body><p class="b">a</p>{LINK}'
    '<img src="_images/a.svg"/></body></html>',
    "other.html": f"<html><head>{HEAD}</head><body>{EQUATION.format(top=1)}</body></html>",
    "_static/a.css": ".a{color:red}.b{color:red}.c{color:red}",
    "_static/a.js": 'find("a")',
    "searchindex.js": "Search.setIndex({})",
    "_images/a.svg": PICTURE.format(width=9),
}


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def contents(site):
    return {f.relative_to(site): f.read_bytes() for f in site.rglob("*") if f.is_file()}


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("page.html", ">a<", ">outra palavra<"),
        ("page.html", 'class="b"', 'class="c"'),
        ("page.html", LINK, ""),
        ("other.html", "top:1em", "top:2em"),
        ("other.html", 'id="eq"', 'id="eq-2"'),
        ("_static/a.css", ".b{color:red}", ".b{color:blue}"),
        ("_static/a.js", '"a"', '"c"'),
        ("_images/a.svg", 'width="9"', 'width="7"'),
    ],
)
def test_after_a_change_the_site_is_that_of_one_that_remembers_nothing(tmp_path, name, old, new):
    raw = write(tmp_path / "raw", FILES)
    optimise(raw, tmp_path / "kept/site")
    before = contents(tmp_path / "kept/site")
    assert old in FILES[name]
    write(raw, {name: FILES[name].replace(old, new)})
    optimise(raw, tmp_path / "kept/site")
    optimise(raw, tmp_path / "anew/site")
    assert contents(tmp_path / "kept/site") == contents(tmp_path / "anew/site") != before


def test_no_page_is_read_again_for_an_index_that_it_links_and_does_not_use(tmp_path, monkeypatch):
    raw = write(tmp_path / "raw", FILES)
    optimise(raw, tmp_path / "site")
    write(raw, {"searchindex.js": "Search.setIndex({words: []})"})
    parsed = []
    for place in ("html", "previews"):
        monkeypatch.setattr(f"livro.site.optimize.{place}.parse", parsed.append)
    optimise(raw, tmp_path / "other")
    assert parsed == []


def test_a_change_of_what_makes_the_results_makes_them_again(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_CODE", write(tmp_path / "code", {"a.py": "1"}))
    made = Memory(tmp_path / "memory").of(b"a", lambda: b"before")
    assert made == Memory(tmp_path / "memory").of(b"a", lambda: b"after") == b"before"
    write(tmp_path / "code", {"a.py": "2"})
    assert Memory(tmp_path / "memory").of(b"a", lambda: b"after") == b"after"
