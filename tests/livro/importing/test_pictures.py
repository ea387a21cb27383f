"""Each imported page shows its own pictures, whatever others are called and whoever came first."""

import random
import re
from pathlib import Path

import pytest

from livro.errors import BookError
from livro.importing import destinations, draft_all, write

# Some disks take the first four for two; the others are what a second and third are called.
NAMES = ["a.svg", "A.svg", "á.svg", "a\u0301.SVG", "a-2.svg", "a-3.svg", "b.png", ".svg"]
CONTENTS = [b"", b"um", b"outro", b"mais um\r\n", b"\x89PNG\x00"]
FOLDERS = ["img", "capitulo_a", "capitulo_b"]
SHOWN = re.compile(r"^(?:```\{figure\} |!\[[^]]*\]\()([^\s)]+)", re.MULTILINE)


@pytest.fixture
def book(tmp_path):
    root = tmp_path / "livro"
    (root / "book").mkdir(parents=True)
    (root / "traducao").mkdir()
    return root


def checkout(folder, chance):
    """Pages of some chapters, with pictures that are here or not, of few names and contents."""
    for place in FOLDERS:
        (folder / place).mkdir(parents=True)
        for name in chance.sample(NAMES, k=5):
            (folder / place / name).write_bytes(chance.choice(CONTENTS))
    targets = [f"../{place}/{name}" for place in FOLDERS for name in NAMES]
    pages = {}
    for number in range(5):
        page = folder / chance.choice(FOLDERS[1:]) / f"p{number}.md"
        pages[page] = chance.sample(targets, k=6)
        figures = "".join(f"![Uma figura]({target})\n\n" for target in pages[page])
        page.write_text(f"# Página {number}\n\n{figures}", encoding="utf-8")
    return pages


def batches(pages, chance):
    """Part pages among some imports, in any order."""
    left = chance.sample(list(pages), k=len(pages))
    while left:
        many = chance.randint(1, len(left))
        yield left[:many]
        left = left[many:]


def contents(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def shows(root, page, target, address):
    """Whether a page of the book has the picture of d2l, or a box that names what is missing."""
    data = (root / "book" / "importados" / address).read_bytes()
    original = page.parent / target
    if original.is_file():
        return data == original.read_bytes()
    return f"Figura por trazer: {target}".encode() in data


@pytest.mark.parametrize("seed", range(12))
def test_each_page_shows_its_own_pictures(book, tmp_path, seed):
    chance = random.Random(seed)
    pages = checkout(tmp_path / "d2l", chance)
    for batch in batches(pages, chance):
        before = contents(book / "book")
        write(draft_all(book, destinations(book, batch)))
        assert before.items() <= contents(book / "book").items()
    pictures = [path.name.casefold() for path in (book / "book" / "importados" / "img").iterdir()]
    assert len(set(pictures)) == len(pictures)
    for page, targets in pages.items():
        text = (book / "book" / "importados" / page.name).read_text(encoding="utf-8")
        addresses = SHOWN.findall(text)
        assert len(addresses) == len(targets)
        for target, address in zip(targets, addresses, strict=True):
            assert shows(book, page, target, address), (page, target)


@pytest.mark.parametrize("there", ["folder", "link"])
def test_what_is_no_picture_keeps_its_name(book, tmp_path, there):
    place = book / "book" / "importados" / "img" / "a.svg"
    place.parent.mkdir(parents=True)
    place.mkdir() if there == "folder" else place.symlink_to("nenhures")
    page = tmp_path / "p.md"
    page.write_text("# T\n\n![Uma figura](a.svg)\n", encoding="utf-8")
    (drafted,) = draft_all(book, destinations(book, [page]))
    assert place not in drafted.files
    assert place.with_name("a-2.svg") in drafted.files


def test_a_report_takes_the_place_of_no_page(book, tmp_path):
    page = tmp_path / "p.md"
    page.write_text("# T\n", encoding="utf-8")
    drafts = draft_all(book, destinations(book, [page]))
    place = book / "book" / "importados" / "p.md"
    with pytest.raises(BookError, match=r"p\.md é um dos arquivos que esta importação cria"):
        write(drafts, {place: b"report"})
    assert not Path(place).exists()
