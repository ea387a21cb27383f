"""A small book in a folder of its own: one page of the source, one translated, one of ours."""

from datetime import date

import pytest
from small_site import write_files
from small_translation import link

from livro.translation.segments import State

SOURCE = """\
# A Title
:label:`sec_title`

The first paragraph has
some words in two lines.

$$a = b$$

The second paragraph speaks of other things altogether.

* one item of a list
* another item of that list

```{.python .input}
#@tab pytorch
if x:
    y = 1
```
"""
PAGE = """\
---
description: Uma página.
---

% seg: pagina-titulo
(sec_title)=
# Um título

% seg: pagina-primeiro
O primeiro parágrafo tem algumas palavras.

% seg: pagina-formula
$$
a = b
$$

% seg: edicao
```{admonition} Nota
Só nossa.
```

% seg: pagina-segundo
O segundo parágrafo fala de coisas bem diferentes.

% seg: pagina-lista
* um item
* outro item

% seg: pagina-segundo
E termina aqui.

% seg: pagina-celula
```{code-cell} ipython3
:tags: [tab-pytorch]

if x:
    y = 1
```
"""
OURS = "# Só nossa\n\nTexto.\n"
# Each segment -> the lines of the source that it translates.
LINES = {
    "pagina-titulo": (1, 2),
    "pagina-primeiro": (4, 5),
    "pagina-formula": (7, 7),
    "pagina-segundo": (9, 9),
    "pagina-lista": (11, 12),
    "pagina-celula": (14, 18),
}
DAY = date(2026, 11, 30)
OMISSIONS = "traducao/omissoes"


def leave_out(root, key, source="titulo"):
    """Write by hand that a block of a source has no translation."""
    write_files(root, {f"{OMISSIONS}/{source}.yml": f"{key}: não é texto\n"})


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Return the folder of the small book, fully linked and up to date."""
    files = {"_config.yml": "", "_toc.yml": "", "traducao/fonte/titulo.md": SOURCE}
    files |= {"book/pagina.md": PAGE, "book/nossa.md": f"% seg: edicao\n{OURS}"}
    link(write_files(tmp_path, files), LINES, state=State.TRANSLATED, translator="Ana", day=DAY)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def edit():
    """Replace a text that occurs in a file exactly once."""

    def replace(path, old, new):
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def source_text():
    return SOURCE
