"""Builds that overlap, and pages that come and go, leave a whole site of the book as it is."""

import re
import threading
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.demorado

BREAKAGES = {  # page -> what it says, what the complaint about it names
    "referencia": ("{ref}`sec_missing`", "sec_missing"),
    "citacao": ("{cite:p}`Glorot.Bengio.2110`", r"Glorot\.Bengio\.2110"),
    "formula": ("$\\frac{1}{2$", "frac"),
    "equacao": ("{eq}`eq_two`", "eq_two"),
}


def site_files(book):
    site = book.root / "_build/html"
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def test_builds_at_once_and_broken_ones_leave_a_whole_site_and_a_renamed_page_nothing(small_book):
    results = []

    def build():
        results.append(small_book.build())

    together = [threading.Thread(target=build) for _ in range(2)]
    for thread in together:
        thread.start()
    for thread in together:
        thread.join()
    assert [each.status for each in results] == [0, 0], results
    assert any("espero por ela" in each.console for each in results)
    whole = site_files(small_book)
    assert {"index.html", "book/pagina.html", "search.html", "cadernos/cadernos-jax.zip"} <= whole

    for name, (text, _) in BREAKAGES.items():
        small_book.add_page(name, f"# Uma página com defeito\n\nVeja {text}.\n")
    for attempt in (small_book.build(), small_book.build()):
        assert attempt.status == 1
        assert "O livro não foi construído" in attempt.console
        for name, (_, complaint) in BREAKAGES.items():
            assert re.search(rf"{name}\.md:\d+.*{complaint}", attempt.console), attempt.console
        assert "pagina.md" not in attempt.console
        assert site_files(small_book) == whole

    # A page that is renamed while the book is broken, and the book mended.
    for name in BREAKAGES:
        small_book.add_page(name, "# Uma página sem defeito\n")
    small_book.page.rename(small_book.page.with_name("outra.md"))
    toc = small_book.root / "_toc.yml"
    toc.write_text(toc.read_text("utf-8").replace("book/pagina", "book/outra"), "utf-8")
    assert small_book.build().status == 0
    files = site_files(small_book)
    assert not [name for name in files if "pagina" in name]
    assert "book/outra.html" in files
    with ZipFile(small_book.root / "_build/html/cadernos/cadernos-numpy.zip") as archive:
        assert [name.rpartition("/")[2] for name in archive.namelist()] == ["outra.ipynb"]
