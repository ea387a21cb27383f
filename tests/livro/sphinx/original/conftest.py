"""A small translated book whose source is half in English, built by a Sphinx of its own."""

import pytest
from small_site import run_sphinx, write_files
from small_translation import link

from livro.translation.original import blob_of

CONF = """
project, language, root_doc = "Livro de teste", "pt_BR", "book/index"
version, copyright = "1", "2026"
extensions = ["myst_nb", "livro.sphinx.math", "livro.sphinx.original"]
nb_execution_mode = "off"
exclude_patterns = ["_build", "traducao", ".cache"]
html_theme = "basic"
myst_enable_extensions = ["dollarmath"]
metadata_originals = {"book/cap": "https://original.example/page.html"}
latex_documents = [("book/index", "livro.tex", "Livro", "Autor", "manual")]
"""
ENGLISH = """\
# A Title

The sum of [**the weights**] is $\\mathbf{w}$---see :numref:`sec_mlp` and :cite:`Ana.Rui.ea.2020`.

## Exercises

1. What is the answer to `this`?
1. Which of the others is *it*?
"""
HALF = ENGLISH.replace("# A Title", "# Um Título de Capítulo").replace(
    "The sum of [**the weights**] is", "A soma de [**todos os pesos**] é"
)
PROVENANCE = f"""\
fonte.md:
  original:
    repositorio: https://github.com/alguem/livro
    commit: abc123
    arquivo: fonte.md
    blob: {blob_of(ENGLISH.encode())}
"""
FILES = {
    "traducao/fonte/fonte.md": HALF,
    "traducao/fonte/fonte.yml": PROVENANCE,
    "traducao/rotulos-d2l.csv": "rotulo,titulo,endereco\nsec_mlp,Redes,https://d2l.example/mlp\n",
    "book/index.md": "% seg: edicao\n# Capa\n\n```{toctree}\ncap\n```\n",
    "book/cap.md": """\
% seg: cap-titulo
# Um título

% seg: edicao
Só nosso.

% outra marca
% seg: cap-soma
A soma dos pesos é $\\mathbf{w}$.

% outra marca
Continua aqui.

% seg: edicao
## Exercícios

% seg: cap-exercicios
1. Qual é a resposta?
2. Qual das outras é?

% seg: edicao
Fim.

% seg: cap-soma
E acaba aqui.
""",
}
LINES = {"cap-titulo": (1, 1), "cap-soma": (3, 3), "cap-exercicios": (7, 8)}


class Book:
    """The folder of the book and what was built from it."""

    def __init__(self, root):
        self.root = write_files(root, {"conf.py": CONF, **FILES})
        link(root, LINES)

    def build(self, builder="html"):
        """Build the book."""
        site = run_sphinx(self.root, "-n", builder=builder)
        assert site.returncode == 0, site.stderr
        return site

    def bring_original(self):
        """Put the English into the cache, as `livro fonte trazer` does."""
        write_files(self.root, {f".cache/originais/{blob_of(ENGLISH.encode())}.md": ENGLISH})


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)
