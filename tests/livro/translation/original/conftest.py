"""A book of one page, half of whose source is still in English, and the English of all of it."""

import pytest

from livro.translation.original import blob_of
from livro.translation.segments import load
from livro.translation.segments.marking import linked
from livro.translation.segments.writing import write_ledger

ENGLISH = """\
# A Title
:label:`sec_title`

The first of the paragraphs is about $a$.

$$a = b$$

The second of them is about the rest.
"""
HALF = """\
# Um título
:label:`sec_title`

O primeiro parágrafo fala de $a$.

$$a = b$$

The second of them is about the rest.
"""
PROVENANCE = """\
fonte.md:
  original:
    repositorio: https://github.com/alguem/livro
    commit: abc123
    arquivo: pasta/fonte.md
    blob: {blob}
"""
PAGE = """\
% seg: um-titulo
# Um título

% seg: um-primeiro
O primeiro parágrafo fala de $a$.

% seg: um-formula
$$a = b$$

% seg: um-segundo
O segundo fala do resto.
"""
LINES = {"um-titulo": 1, "um-primeiro": 4, "um-formula": 6, "um-segundo": 8}


@pytest.fixture
def english_page(tmp_path):
    """The file with the English."""
    path = tmp_path / "baixado.md"
    path.write_text(ENGLISH, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path):
    """The folder of the book."""
    files = {
        "_config.yml": "",
        "_toc.yml": "",
        "traducao/fonte/fonte.md": HALF,
        "traducao/fonte/fonte.yml": PROVENANCE.format(blob=blob_of(ENGLISH.encode())),
        "book/um.md": PAGE,
    }
    root = tmp_path / "livro"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    bitext = load(root)
    source = bitext.sources["fonte.md"]
    entries = {
        name: linked(bitext, name, source.name, source.keys_at(line, line))
        for name, line in LINES.items()
    }
    write_ledger(root, bitext.ledger.having(entries))
    return root
