"""The index of the search after a rebuild is that of a build from scratch, whatever changed."""

import random
import shutil
from pathlib import Path

import pytest
from small_site import Site, run_sphinx, write_site

pytestmark = pytest.mark.demorado

CONF = """
extensions = ["myst_parser", "livro.sphinx.search"]
language = "pt_BR"
html_theme = "basic"
"""
TERMS = ("Xavier", "backend", "Backend", "peso", "caos", "Caos; borda do")
WORDS = ("explosão", "explosões", "gradiente", "camada", "inicialização")


def page(chance: random.Random) -> str:
    """Write a page with some words and some entries, one of them perhaps the main one."""
    entries = [f"{chance.choice(('', '!'))}{term}" for term in chance.sample(TERMS, 3)]
    marks = "".join(f"```{{index}} single: {entry}\n```\n\n" for entry in entries)
    words = " ".join(chance.choices(WORDS, k=5))
    return f"# {chance.choice(WORDS)}\n\n{marks}{words}\n"


def index(site: Site) -> str:
    assert site.returncode == 0, site.stderr
    return site.text("searchindex.js")


def change(pages: dict[str, str], chance: random.Random) -> None:
    """Change one page, or drop it, or bring another."""
    name = chance.choice(sorted(pages))
    if chance.random() < 0.3 and len(pages) > 2:
        del pages[name]
    pages[f"pagina-{chance.randrange(5)}.md"] = page(chance)


def write(source: Path, pages: dict[str, str]) -> Path:
    """Write a book; the pages that are as they were stay untouched."""
    for path in (source / "livro").glob("*.md"):
        if path.name not in pages:
            path.unlink()
    toc = "# Livro\n\n```{toctree}\n:glob:\nlivro/*\n```\n"
    inside = {f"livro/{name}": text for name, text in pages.items()}
    return write_site(source, CONF, {"index.md": toc, **inside})


def test_a_rebuilt_index_is_one_from_scratch(tmp_path: Path) -> None:
    chance = random.Random(0)
    pages = {f"pagina-{number}.md": page(chance) for number in range(3)}
    run_sphinx(write(tmp_path, pages))
    for _ in range(2):
        change(pages, chance)
        rebuilt = index(run_sphinx(write(tmp_path, pages)))
    shutil.rmtree(tmp_path / "_build")
    assert rebuilt == index(run_sphinx(tmp_path))
