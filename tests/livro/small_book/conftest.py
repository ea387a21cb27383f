"""A small book with the real configuration, built by the real command."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_site import run_livro

ROOT = Path(__file__).parents[3]
PACKAGES = ("code", "ferramentas")

TOC = "format: jb-book\nroot: book/index\nchapters:\n  - file: book/pagina\n  - file: book/fim\n"
INDEX = "# Um livro pequeno\n\nBem-vindo.\n"
END = "# Referências\n\n```{bibliography}\n```\n"
# Of a page whose cells a kernel executes.
HEAD = """\
---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Um núcleo
  language: python
  name: python3
---

"""
PAGE = f"""\
{HEAD}(sec_page)=
# Uma página

Veja {{ref}}`sec_page`, {{cite:p}}`Glorot.Bengio.2010`, {{eq}}`eq_one` e $\\frac{{1}}{{2}}$.

$$
x = 1
$$ (eq_one)

```{{code-cell}} ipython3
import uuid

from estabilidade.theory import xavier_std

print("execução", uuid.uuid4(), "desvio", xavier_std(3, 5))
```
"""


@dataclass
class Result:
    """How one build ended and what it said."""

    status: int
    console: str


@dataclass
class SmallBook:
    """A book in a folder of its own, with a copy of `code/` that tests may change."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def packages(self) -> dict[str, str]:
        """What makes Python import the copies of this book."""
        return {"PYTHONPATH": os.pathsep.join(str(self.root / folder) for folder in PACKAGES)}

    @property
    def page(self) -> Path:
        return self.root / "book" / "pagina.md"

    def replace(self, old: str, new: str) -> None:
        text = self.page.read_text(encoding="utf-8")
        assert old in text
        self.page.write_text(text.replace(old, new), encoding="utf-8")

    def add_page(self, name: str, text: str) -> None:
        """Write a page, and add it to the contents if it is new."""
        toc = self.root / "_toc.yml"
        entry = f"  - file: book/{name}\n"
        contents = toc.read_text(encoding="utf-8")
        if entry not in contents:
            toc.write_text(contents + entry, encoding="utf-8")
        (self.root / "book" / f"{name}.md").write_text(text, encoding="utf-8")

    def build(self, *options: str) -> Result:
        environment = {**os.environ, **self.packages, **self.environment}
        packages = [self.root / folder for folder in PACKAGES]
        status, *said = run_livro(
            self.root, packages, "construir", *options, environment=environment
        )
        return Result(status, "".join(said))

    def html(self, output: str = "_build/html") -> str:
        return (self.root / output / "book" / "pagina.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def optimised(tmp_path_factory):
    """What small books have optimised, each thing under what it was made of."""
    return tmp_path_factory.mktemp("otimizados")


@pytest.fixture
def small_book(tmp_path, optimised):
    """A fresh small book that builds without a warning."""
    beside = shutil.ignore_patterns("*.egg-info", "node_modules")
    for folder in PACKAGES:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=beside)
    for folder in ("_static", "_locale"):
        shutil.copytree(ROOT / "book" / folder, tmp_path / "book" / folder)
    shutil.copy2(ROOT / "book" / "referencias.bib", tmp_path / "book")
    shutil.copy2(ROOT / "_config.yml", tmp_path)
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    for name, text in {"index": INDEX, "pagina": PAGE, "fim": END}.items():
        (tmp_path / "book" / f"{name}.md").write_text(text, encoding="utf-8")
    memory = tmp_path / "_build" / ".otimizados"
    shutil.copytree(optimised, memory)
    yield SmallBook(tmp_path)
    shutil.copytree(memory, optimised, dirs_exist_ok=True)
