"""The bibliography, word by word."""

import pytest
from pybtex.database import parse_string

from livro.sphinx.bibliography import Style

FILE = """\
@inproceedings{You.Gitman.Ginsburg.2017,
  author = {You, Yang and Gitman, Igor and Ginsburg, Boris},
  title = {Large Batch Training of Convolutional Networks},
  booktitle = {CoRR}, year = 2017, eprint = {1708.03888}, doi = {10.48550/arXiv.1708.03888},
  url = {https://arxiv.org/abs/1708.03888},
}
@inproceedings{Xiao.Bahri.Sohl-Dickstein.ea.2018,
  author = {Xiao, Lechao and Bahri, Yasaman and Sohl-Dickstein, Jascha
            and Schoenholz, Samuel S. and Pennington, Jeffrey},
  title = {Dynamical Isometry and a Mean Field Theory of {CNN}s: How to Train 10,000-Layer
           Vanilla Convolutional Neural Networks},
  booktitle = {International Conference on Machine Learning},
  editor = {Dy, Jennifer and Krause, Andreas}, pages = {5393--5402}, year = 2018,
  publisher = {PMLR}, url = {https://proceedings.mlr.press/v80/xiao18a.html},
}
@inproceedings{Glorot.Bengio.2010,
  author = {Glorot, Xavier and Bengio, Yoshua},
  title = {Understanding the difficulty of training deep feedforward neural networks},
  booktitle = {Proceedings of the Thirteenth International Conference on
               Artificial Intelligence and Statistics},
  volume = 9, pages = {249--256}, year = 2010,
  url = {https://proceedings.mlr.press/v9/glorot10a.html},
}
"""
EXPECTED = {
    "GB10": (
        "Xavier Glorot e Yoshua Bengio (2010). "
        "Understanding the difficulty of training deep feedforward neural networks. "
        "Em Proceedings of the Thirteenth International Conference on Artificial Intelligence "
        "and Statistics, v. 9, p. 249–256. "
        "Disponível em: https://proceedings.mlr.press/v9/glorot10a.html."
    ),
    "XBSD+18": (
        "Lechao Xiao, Yasaman Bahri, Jascha Sohl-Dickstein, Samuel S. Schoenholz e "
        "Jeffrey Pennington (2018). "
        "Dynamical Isometry and a Mean Field Theory of CNNs: How to Train 10,000-Layer "
        "Vanilla Convolutional Neural Networks. "
        "Em International Conference on Machine Learning, Jennifer Dy e Andreas Krause (org.), "
        "p. 5393–5402, PMLR. "
        "Disponível em: https://proceedings.mlr.press/v80/xiao18a.html."
    ),
    "YGG17": (
        "Yang You, Igor Gitman e Boris Ginsburg (2017). "
        "Large Batch Training of Convolutional Networks. Em CoRR. "
        "arXiv:1708.03888."
    ),
}


def written(file: str) -> dict[str, str]:
    """Each label and its entry in plain text, in the order of the list."""
    from pybtex.plugin import find_plugin

    plain = find_plugin("pybtex.backends", "plaintext")()
    entries = Style().format_bibliography(parse_string(file, "bibtex"))
    return {
        entry.label: entry.text.render(plain).replace("\xa0", " ").replace("\n", " ")
        for entry in entries
    }


def test_three_entries() -> None:
    assert written(FILE) == EXPECTED


def test_sorted_by_author() -> None:
    assert list(written(FILE)) == list(EXPECTED)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "@article{a, author={Souza, José and Lima, Ana and others}, title={Um Título},"
            " journal={Revista}, volume=3, number=2, pages={1--9}, year=2003, note={Nota}}",
            "José Souza, Ana Lima et al. (2003). Um Título. Revista, 3(2), p. 1–9. Nota.",
        ),
        (
            "@book{b, editor={Silva, Ana and Reis, Eva}, title={Um livro}, edition={2},"
            " publisher={Editora}, address={Recife}}",
            "Ana Silva e Eva Reis (org.) (s.d.). Um livro. 2 ed., Editora, Recife.",
        ),
        (
            "@phdthesis{c, author={Souza, José}, title={Tese}, school={USP}, year=2001}",
            "José Souza (2001). Tese. Tese de doutorado, USP.",
        ),
        (
            "@mastersthesis{d, author={Souza, José}, title={D}, school={UFPE}, year=2001}",
            "José Souza (2001). D. Dissertação de mestrado, UFPE.",
        ),
        (
            "@techreport{e, author={Souza, José}, title={R}, institution={IMPA}, number=7,"
            " year=2001}",
            "José Souza (2001). R. Relatório técnico 7, IMPA.",
        ),
        (
            "@misc{f, title={Sem autor}, year=2020, url={https://x.org}}",
            "(2020). Sem autor. Disponível em: https://x.org.",
        ),
    ],
    ids=["article", "book", "phdthesis", "mastersthesis", "techreport", "misc"],
)
def test_other_kinds(entry: str, expected: str) -> None:
    assert list(written(entry).values()) == [expected]


CONF = """\
extensions = ["myst_parser", "sphinxcontrib.bibtex", "livro.sphinx.bibliography"]
language = "pt_BR"
bibtex_bibfiles = ["referencias.bib"]
bibtex_default_style = "ptbr"
bibtex_reference_style = "ptbr"
"""
PAGE = """\
# Citações

Entre parênteses {cite}`Glorot.Bengio.2010`.

No texto, {cite:t}`Glorot.Bengio.2010`.

Três autores {cite:p}`You.Gitman.Ginsburg.2017`.

Duas {cite:p}`Glorot.Bengio.2010,You.Gitman.Ginsburg.2017`.

Todos, {cite:ts}`You.Gitman.Ginsburg.2017`.

```{bibliography}
:all:
```
"""


@pytest.fixture(scope="module")
def page(build):
    return build(CONF, {"index.md": PAGE, "referencias.bib": FILE}).page()


@pytest.mark.demorado
def test_citations(page) -> None:
    paragraphs = [" ".join(p.get_text().split()) for p in page.select("section > p")]
    assert paragraphs == [
        "Entre parênteses (Glorot e Bengio, 2010).",
        "No texto, Glorot e Bengio (2010).",
        "Três autores (You et al., 2017).",
        "Duas (Glorot e Bengio, 2010; You et al., 2017).",
        "Todos, You, Gitman e Ginsburg (2017).",
    ]


@pytest.mark.demorado
def test_list_on_the_page(page) -> None:
    entries = page.select("div.citation > p")
    assert [" ".join(entry.get_text().split()) for entry in entries] == list(EXPECTED.values())
    assert [em.get_text() for em in entries[2].select("em")] == ["CoRR"]
    assert [link["href"] for link in entries[2].select("a")] == [
        "https://arxiv.org/abs/1708.03888",
    ]
