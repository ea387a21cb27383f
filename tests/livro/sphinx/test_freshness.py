"""A rebuilt site is the site of a build from scratch, whatever of one page others show."""

import random
import shutil
from pathlib import Path

import pytest
from small_site import Site, run_sphinx, write_site

pytestmark = pytest.mark.demorado

CONF = """
extensions = ["myst_parser", "sphinx_external_toc", "livro.sphinx.freshness"]
external_toc_path = "_toc.yml"
myst_enable_extensions = ["dollarmath"]
numfig = True
html_theme = "sphinx_book_theme"
"""
NAMES = ("um", "dois", "três", "quatro")
WORDS = ("explosão", "gradiente", "camada", "inicialização")


def page(name: str, chance: random.Random) -> str:
    """Write a page with a title and a section, perhaps a formula and figures, most with labels."""
    parts = [f"({name})=\n# {chance.choice(WORDS)}", f"({name}-parte)=\n## {chance.choice(WORDS)}"]
    if chance.random() < 0.7:
        parts.append(f"$$\nx\n$$ ({name}-formula)")
    if chance.random() < 0.4:
        parts.append(f"```{{figure}} traço.svg\n{chance.choice(WORDS)}\n```")
    if chance.random() < 0.7:
        parts.append(f"```{{figure}} traço.svg\n:name: {name}-figura\n{chance.choice(WORDS)}\n```")
    return "\n\n".join(parts) + "\n"


def references(pages: dict[str, str]) -> str:
    """Write a page that leads to all that the others have."""
    lines = ["# Livro"]
    for name, text in pages.items():
        lines += [f"{{ref}}`{name}`", f"{{ref}}`{name}-parte`"]
        lines += [f"{{eq}}`{name}-formula`"] if f"{name}-formula" in text else []
        lines += [f"{{numref}}`{name}-figura`"] if f"{name}-figura" in text else []
    return "\n\n".join(lines) + "\n"


def change(pages: dict[str, str], chance: random.Random) -> dict[str, str]:
    """Write one page anew, drop it or bring it, or change the order of all."""
    pages = dict(pages)
    name = chance.choice(NAMES)
    if chance.random() < 0.2 and len(pages) > 1:
        pages.pop(name, None)
    elif chance.random() < 0.3:
        pages = dict(chance.sample(sorted(pages.items()), len(pages)))
    else:
        pages[name] = page(name, chance)
    return pages


def write(source: Path, pages: dict[str, str], caption: str) -> Path:
    """Write a book; the pages that are as they were stay untouched."""
    for path in source.glob("*.md"):
        if path.stem not in {*pages, "livro"}:
            path.unlink()
    toc = f"root: livro\nsubtrees:\n- caption: {caption}\n  numbered: true\n  entries:\n"
    toc += "".join(f"  - file: {name}\n" for name in pages)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>\n'
    inside = {f"{name}.md": text for name, text in pages.items()}
    others = {"livro.md": references(pages), "_toc.yml": toc, "traço.svg": drawing}
    return write_site(source, CONF, inside | others)


def shown(site: Site) -> dict[str, str]:
    assert site.returncode == 0, site.stderr
    return {path.name: path.read_text("utf-8") for path in site.output.glob("*.html")}


@pytest.mark.parametrize("seed", range(2))
def test_a_rebuilt_site_is_that_of_a_build_from_scratch(tmp_path, seed):
    chance = random.Random(seed)
    pages = {name: page(name, chance) for name in NAMES[:3]}
    built = write(tmp_path / "mudado", pages, "Parte")
    run_sphinx(built)
    for _ in range(5):
        pages, caption = change(pages, chance), chance.choice(("Parte", "Parte", "Capítulos"))
        rebuilt = run_sphinx(write(built, pages, caption))
        clean = tmp_path / "limpo"
        shutil.rmtree(clean, ignore_errors=True)
        fresh = shown(run_sphinx(write(clean, pages, caption)))
        assert {name: shown(rebuilt)[name] for name in fresh} == fresh


def test_a_word_that_no_other_page_shows_writes_its_page_alone(tmp_path):
    pages = {name: page(name, random.Random(0)) for name in NAMES}
    site = run_sphinx(write(tmp_path, pages, "Parte"))
    before = {name: (site.output / f"{name}.html").stat().st_mtime_ns for name in NAMES}
    pages["dois"] += "\nUma palavra.\n"
    site = run_sphinx(write(tmp_path, pages, "Parte"))
    assert "Uma palavra." in shown(site)["dois.html"]
    after = {name: (site.output / f"{name}.html").stat().st_mtime_ns for name in NAMES}
    assert [name for name in NAMES if after[name] != before[name]] == ["dois"]
