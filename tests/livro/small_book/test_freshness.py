"""A second build sees what changed outside the pages."""

import pytest

pytestmark = pytest.mark.construcao


def append(path, text):
    assert path.is_file()
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_changed_style_sheet_or_extension_reaches_the_site(small_book):
    assert small_book.build("--previa").status == 0

    append(small_book.root / "book/_static/livro.css", "\n.recente { color: red; }\n")
    assert small_book.build("--previa").status == 0
    site = small_book.root / "_build/previa/html"
    assert ".recente" in (site / "_static/livro.css").read_text("utf-8")

    tags = small_book.root / "ferramentas/livro/sphinx/metadata/tags.py"
    tags.write_text(tags.read_text("utf-8").replace('"description"', '"recente"'), "utf-8")
    assert small_book.build("--previa").status == 0
    assert '<meta name="recente"' in (site / "book/index.html").read_text("utf-8")
