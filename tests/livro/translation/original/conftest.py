"""A book of one page, half of whose source is still in English, and the English of all of it."""

import pytest
from small_site import write_files
from small_translation import link

from livro.translation.original import blob_of

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
LINES = {"um-titulo": (1, 1), "um-primeiro": (4, 4), "um-formula": (6, 6), "um-segundo": (8, 8)}


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
    root = write_files(tmp_path / "livro", files)
    link(root, LINES)
    return root
