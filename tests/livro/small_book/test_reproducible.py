"""The same sources give the same bytes, wherever and whenever they are built."""

import shutil

import pytest

from livro.measure.reproducible import SURROUNDINGS, build_clean, differences

from .conftest import HEAD

pytestmark = pytest.mark.demorado

DRAWING = f"""\
{HEAD}# Um desenho

```{{code-cell}} ipython3
---
mystnb:
  image:
    alt: Uma reta que sobe de um a três.
---
import matplotlib.pyplot as plt

from estabilidade.plotting import use_book_style

use_book_style()
plt.plot([1, 2, 3])
plt.title("Três pontos");
```
"""


def build_two(small_book, workplace):
    """Build the book in two folders, with all that may differ between two machines different."""
    # Evening in UTC, the next day in Auckland.
    small_book.environment["SOURCE_DATE_EPOCH"] = "1752350400"
    sites = []
    for folder, surroundings in SURROUNDINGS.items():
        copy = workplace / folder
        shutil.copytree(small_book.root, copy, ignore=shutil.ignore_patterns("_build"))
        sites.append(build_clean(copy, {**small_book.environment, **surroundings}))
    return sites


def test_two_clean_builds_differ_only_where_a_page_depends_on_chance(small_book, tmp_path_factory):
    small_book.add_page("desenho", DRAWING)
    sites = build_two(small_book, tmp_path_factory.mktemp("dois"))
    assert list(sites[0].rglob("*.svg"))
    different = [name for name in differences(*sites) if not name.endswith(".js")]
    # The page prints an uuid4, which the index of the search has too, under a name that tells it.
    assert different == ["book/pagina.html", "search.html"]


def test_a_missing_file_is_a_difference(tmp_path):
    for name in ("um", "dois"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("igual", "utf-8")
    (tmp_path / "dois" / "a.svg").write_text("só aqui", "utf-8")
    assert differences(tmp_path / "um", tmp_path / "dois") == ["a.svg"]
