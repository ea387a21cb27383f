"""A second build sees what changed outside the pages."""

import os
import shutil

import pytest

pytestmark = pytest.mark.demorado


def append(path, text):
    assert path.is_file()
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def contents(site):
    return {f.relative_to(site): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def test_a_changed_style_sheet_or_extension_and_an_older_page_reach_the_site(small_book):
    assert small_book.build("--previa").status == 0

    append(small_book.root / "book/_static/livro.css", "\n.recente { color: red; }\n")
    assert small_book.build("--previa").status == 0
    site = small_book.root / "_build/previa/html"
    assert ".recente" in (site / "_static/livro.css").read_text("utf-8")

    tags = small_book.root / "ferramentas/livro/sphinx/metadata/tags.py"
    tags.write_text(tags.read_text("utf-8").replace('"description"', '"recente"'), "utf-8")
    assert small_book.build("--previa").status == 0
    assert '<meta name="recente"' in (site / "book/index.html").read_text("utf-8")

    # `mv` of a copy kept aside brings its old time along, by which Sphinx goes.
    kept = small_book.page.with_suffix(".antes")
    shutil.copy2(small_book.page, kept)
    os.utime(kept, (1_600_000_000, 1_600_000_000))
    small_book.replace("# Uma página", "# Uma tentativa")
    assert small_book.build("--previa").status == 0
    assert "Uma tentativa" in small_book.html("_build/previa/html")
    kept.replace(small_book.page)
    assert small_book.build("--previa").status == 0
    assert "Uma página" in small_book.html("_build/previa/html")

    grown = contents(site)
    shutil.rmtree(small_book.root / "_build/previa")
    assert small_book.build("--previa").status == 0
    anew = contents(site)
    assert [name for name in grown | anew if grown.get(name) != anew.get(name)] == []
