"""Importing loses nothing, overwrites nothing and leaves nothing half-written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings

from livro.book import files
from livro.book.elsewhere import FILE, as_csv, read_elsewhere
from livro.cli import main
from livro.errors import BookError
from livro.importing import Draft, destinations, draft, draft_all, write
from livro.importing.context import Context
from livro.importing.escapes import printable
from livro.importing.notices import Topic
from livro.translation.checks.book import Knowledge
from livro.translation.checks.loading import assemble
from livro.translation.checks.registry import GROUPS
from livro.translation.checks.rule import PairRule
from livro.translation.myst.reader import read_page
from livro.translation.segments import Bitext, Ledger, State, load
from livro.translation.segments.marking import linked
from livro.translation.segments.pages import read_page as read_targets
from livro.translation.segments.sources import read_source
from livro.translation.words.vocabulary import Vocabulary

from ..d2l.pages import SEED, mangled, page

ROOT = Path(__file__).parents[3]
KNOWLEDGE = Knowledge((), Vocabulary(frozenset(), frozenset(), ()), frozenset())
PAGES = sorted((Path(__file__).parent / "pages").glob("*.md"))

# What the importer cannot give as the source has it, and tells: repeated labels, lost levels.
FLAWS = ("Rótulo que já existe", "subiu de nível")

# What the conversion itself consumes: marks of tabs, openings of cells, slide marks, role names.
MARKS = re.compile(
    r"^[ \t\ufeff]*(?::begin_tab:(?:`[^`\n]*`|[\w-]+)[ \t]*$|(?:#@tab|%%tab)[ \t].*$|"
    r"```\{\.python +\.input[^}\n]*\})",
    re.MULTILINE,
)
SLIDES = re.compile(r"[\[(](?:\*\*|~~)|(?:\*\*|~~)[\])]")
ROLES = frozenset(
    [
        *("label", "eqlabel", "numref", "eqref", "ref", "cite", "citet", "citep", "width"),
        *("height", "begin_tab", "end_tab", "python", "input", "tab", "all", "n", "toc"),
        "eval_rst",
    ]
)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+(?:_[^\W_]+)*", SLIDES.sub("", printable(text))))


def lost(text: str, drafted: Draft) -> list[str]:
    """Return the words of a source that are, as often, neither in the page nor in the report."""
    said = drafted.page.text + "\n" + "\n".join(notice.found for notice in drafted.notices.found)
    missing = words(MARKS.sub("", printable(text))) - words(said)
    return [word for word in missing if word not in ROLES]


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book without pages, to draft in."""
    root = tmp_path_factory.mktemp("livro")
    (root / "book").mkdir()
    (root / "traducao").mkdir()
    shutil.copy(ROOT / "book" / "referencias.bib", root / "book")
    shutil.copy(ROOT / "traducao" / "rotulos-d2l.csv", root / "traducao")
    return root


def drafted(root: Path, text: str, name: str = "pagina.md") -> Draft:
    original = root / name
    original.write_bytes(text.encode())
    return draft(root, original, root / "book" / "importados" / name)


@given(text=page | mangled)
@example(text=":label:`x``np.dot``np.dot`\r(~~oculto~~)")
@settings(deadline=None, phases=[Phase.explicit, Phase.generate])
def test_loses_no_word_of_any_page(book: Path, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Context, "report_refused", lambda context: None)  # KaTeX says nothing here
        assert lost(text, drafted(book, text)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_loses_no_word_of_the_examples(book: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert lost(text, drafted(book, text)) == []


def test_loses_no_word_of_the_seed(book: Path) -> None:
    assert lost(SEED, drafted(book, SEED)) == []


def unfaithful(root: Path, text: str) -> list[str]:
    """Return what the rules of fidelity say of a page that was just imported."""
    result = drafted(root, text)
    source = read_source(root / "pagina.md")
    targets, _ = read_targets(result.page.text, "book/importados/pagina.md")
    bitext = Bitext({source.name: source}, tuple(targets), Ledger({}, {}))
    entries = {
        segment: linked(bitext, segment, source.name, keys)
        for segment, keys in result.page.segments.items()
    }
    bitext = replace(bitext, ledger=Ledger(entries, {}))
    book = assemble((read_page("book/importados/pagina.md", result.page.text),), bitext, KNOWLEDGE)
    return [
        f"{reading.segment}: {problem.message}"
        for reading in book.readings
        for rule in GROUPS["Fidelidade à fonte"]
        if isinstance(rule, PairRule)
        for problem in rule.check(reading, book)
    ]


@given(text=page)
@settings(deadline=None, max_examples=50, phases=[Phase.generate])
def test_what_is_imported_is_faithful_to_its_source(book: Path, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Context, "report_refused", lambda context: None)
        report = drafted(book, text).report
        assert any(flaw in report for flaw in FLAWS) or unfaithful(book, text) == []


# Seen in d2l: three editions, one shape each.
SHAPES = {
    "a word and its italics on two lines": "# T\n\nA net named\n*AlexNet* after its inventor.\n",
    "a negation on two lines": "# T\n\nO vetor vai a nada,\ne a saída não depende dele.\n",
    "a key with a space": "# T\n\nVer :cite:`Van. Gool.2006` e :ref:`sec a`, :numref:``sec_b``.\n",
    "a label with a comma": "# T\n:label:`seo, ec_seg`\n\nUm texto.\n",
    "a command cut in two": "# T\n\nO vetor $\\ mathbf {x}$ e $\\ nabla f$.\n",
    "a tab with text beside it": "# T\n\n:begin_tab:`mxnet` Isso é bem diferente.\n",
    "a footnote": "# T\n\nAs redes (CNNs[^1]) são assim.\n\n[^1]: De Yann LeCun.\n",
    "a percent sign first": "# T\n\n%15 dos casos.\n",
    "a page of d2l": "# T\n\nVeja [a seção](../chapter_x/y.ipynb) e ![f](../img/z.svg).\n",
    "a formula without its dollar": "# T\n\nSe $X$ é assim, $H(X) = - p_i$$ e fim.\n",
    "a slide that ends after its formula": "# T\n\n[**Uma soma\n\n$$a = b$$\n**]\ne mais.\n",
    "a slide that ends on the line of its formula": "# T\n\n[**Uma\n\n$$a = b$$**]\n\ne mais.\n",
    "a slide that begins with a formula": "# T\n\n[**$$a = b$$\n\nUma soma.**]\n",
    "an empty formula": "# T\n\nA sequência $ $x_1$ não é.\n",
    "a full stop after a formula": "# T\n\n(**$$a = b$$**).\n\n$$\nc\n$$,\n:eqlabel:`eq_c`\n\ne.\n",
    "an item too far right": "# T\n\n* $x_i$\n        * `np.dot` $x_i$\n    * c\n",
    "a function of ours": "# T\n\n```{.python .input}\n#@tab pytorch\ndef xavier(m):\n    m\n```\n",
    "cells in one": (
        "# T\n\n```{.python .input}\n%%tab pytorch\na = 1\n```\n\n"
        "```{.python .input}\n%%tab pytorch, mxnet, tensorflow\nb = 1\n```\n\n"
        "```{.python .input}\n%%tab jax\nb = 2\n```\n"
    ),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_a_shape_of_d2l_is_faithful_once_imported(book: Path, text: str) -> None:
    assert unfaithful(book, text) == []


def test_report_repeats_what_is_left_out(book: Path) -> None:
    result = drafted(book, SEED)
    left_out = [each for each in result.notices.found if each.topic is Topic.DROPPED]
    assert left_out
    for notice in left_out:
        assert all(line in result.report for line in notice.found.split("\n"))


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("antiga", "(sec_fixture_old)=\n# Uma Página Inventada"),
        ("antiga", "{cite:p}`Glorot.Bengio.2010,He.Zhang.Ren.ea.2015`"),
        ("antiga", "{ref}`sec_fixture_inner`, a {eq}`eq_fixture_old`, a {numref}`fig_fixture_old`"),
        ("antiga", "{ref}`sec_mlp`"),
        ("antiga", "isto vai para o slide, isto também, isto não e nem isto."),
        ("antiga", ":tags: [tab-pytorch, tab-parcial, skip-execution]"),
        ("antiga", "$$ (eq_fixture_old)"),
        ("antiga", "$$ (eq_fixture_line)"),
        ("antiga", "::::{tab-set}\n:sync-group: framework"),
        ("antiga", ":name: fig_fixture_old\n"),
        ("antiga", ":width: 400px"),
        ("antiga", "```{table} A legenda da tabela, com $t$\n:name: tab_fixture_old"),
        ("antiga", "> Uma citação\n> em duas linhas."),
        ("antiga", "[^nota]: Notas ficam como estão"),
        ("antiga", "```{eval-rst}"),
        ("antiga", "```bash\npip install d2l"),
        ("antiga", "\\% este parágrafo"),
        ("antiga", "[fórum do d2l](https://discuss.d2l.ai/t/999)"),
        ("nova", "{cite:t}`Glorot.Bengio.2010`"),
        ("nova", ":tags: [tab-pytorch, tab-jax, tab-parcial, skip-execution]"),
        ("nova", "[MXNet](https://discuss.d2l.ai/t/1) e [PyTorch](https://discuss.d2l.ai/t/2)"),
        ("danificada", "Ver {ref}`sec_a`"),
    ],
)
def test_conversions(book: Path, stem: str, expected: str) -> None:
    (path,) = (path for path in PAGES if path.stem == stem)
    assert expected in drafted(book, path.read_text(encoding="utf-8")).page.text


@pytest.mark.parametrize(
    "gone", ["stackedit", "%load_ext", "interact_select", "import torch as d2l"]
)
def test_what_only_d2l_needs_is_gone(book: Path, gone: str) -> None:
    for path in PAGES:
        assert gone not in drafted(book, path.read_text(encoding="utf-8")).page.text


def test_segments_are_drafts_of_nobody_and_cover_the_source(book: Path, tmp_path: Path) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    write([drafted(root, SEED)])
    bitext = load(root)
    assert not bitext.problems
    assert not bitext.untranslated()
    assert {entry.state for entry in bitext.ledger.entries.values()} == {State.DRAFT}
    assert not any(entry.translator for entry in bitext.ledger.entries.values())


def test_existing_page_is_refused(book: Path, tmp_path: Path) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    write([drafted(root, SEED)])
    with pytest.raises(BookError, match="já existe; nada foi escrito"):
        drafted(root, SEED)


def test_a_newer_version_of_a_page_is_refused(book: Path, tmp_path: Path) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    write([drafted(root, SEED)])
    (root / "book" / "importados" / "pagina.md").unlink()
    with pytest.raises(BookError, match="é outra versão"):
        drafted(root, f"{SEED}\nMais.\n")


def pages_of(folder: Path, texts: dict[str, str]) -> list[Path]:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts if name.endswith(".md")]


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(
    "names",
    [
        ("linear-regression-concise.md", "linear-regression.md"),
        ("chapter_a/index.md", "chapter_b/index.md"),
    ],
)
def test_pages_of_like_names_stand_beside_each_other(
    book: Path, tmp_path: Path, names: tuple[str, str], together: bool
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    texts = {name: f"# Título {number}\n\nTexto.\n" for number, name in enumerate(names)}
    pages = pages_of(tmp_path / "d2l", texts)
    for batch in [pages] if together else [[each] for each in pages]:
        write(draft_all(root, destinations(root, batch)))
    assert len(list((root / "book" / "importados").glob("*.md"))) == 2
    assert not load(root).untranslated()


def test_a_page_named_twice_comes_once_by_its_name(book: Path, tmp_path: Path) -> None:
    (page,) = pages_of(tmp_path / "d2l", {"unica.md": "# T\n\nTexto.\n"})
    assert destinations(book, [page, page]) == {page: book / "book" / "importados" / "unica.md"}


def test_pages_and_what_they_refer_to_come_together_from_a_checkout(
    book: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    work = "@article{Nova.2020,\n  title={Uma {Obra}},\n  year={2020}\n}"
    a, b, _ = pages_of(
        tmp_path / "d2l",
        {
            "d2l.bib": f"{work}\n\n@book{{Outra.2021,\n  title={{Outra}}\n}}\n",
            "chapter_a/a.md": "# A\n:label:`sec_a`\n\nVer :numref:`fig_b`, :cite:`Nova.2020`.\n",
            "chapter_b/b.md": "# B\n\n![B](b.png)\n:label:`fig_b`\n\nVer :numref:`sec_c`.\n",
            "chapter_c/c.md": "# Capítulo C\n:label:`sec_c`\n",
        },
    )
    drafts = draft_all(root, destinations(root, [a, b]))
    write(drafts)
    assert "{numref}`fig_b`" in drafts[0].page.text
    assert "{ref}`sec_c`" in drafts[1].page.text
    works = (root / "book" / "referencias.bib").read_text(encoding="utf-8")
    assert " ".join(work.split()) in works.splitlines()  # on a line, which git can merge
    assert "Outra.2021" not in works
    known = read_elsewhere(root)["sec_c"]
    assert known.title == "Capítulo C"
    assert known.address == "https://d2l.ai/chapter_c/c.html#sec-c"
    assert "sec_a" not in read_elsewhere(root)


@pytest.mark.parametrize(
    "sign",
    [
        '::: {.slide title="A"}',
        "<!-- slides -->",
        "## Resources {.unnumbered}",
        "![A curve.](../img/a.svg){width=400px}",
        "[Chapter 3]{.kicker}",
        "```{python}",
    ],
)
def test_the_dialect_of_quarto_is_refused_with_its_line(book: Path, sign: str) -> None:
    with pytest.raises(BookError, match=rf"pagina\.md:3: “{re.escape(sign)}” é do Quarto"):
        drafted(book, f"# T\n\n{sign}\n\nTexto.\n")


def test_the_labels_are_kept_as_an_import_writes_them() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == as_csv(read_elsewhere(ROOT))


def test_the_cells_and_formulas_of_d2lbook_are_no_quarto(book: Path) -> None:
    text = "# T\n\n```{.python .input  n=3}\n#@tab all\na[0]\n```\n\nO $[a]{b}$ e $(c){.5}$.\n"
    assert "a[0]" in drafted(book, text).page.text


def test_a_backtick_in_a_caption_does_not_swallow_the_label(book: Path) -> None:
    text = drafted(book, "![usa `x](x.svg)\n:label:`fig_x`\n").page.text
    assert ":name: fig_x\n" in text
    assert "usa `x\n" in text


@pytest.mark.parametrize("mark", ["\n%%tab {}", "# %%tab {}", "# @tab {}", "x = 0\n#@tab {}"])
def test_a_mark_anywhere_in_a_cell_says_its_framework(book: Path, mark: str) -> None:
    names = ("pytorch", "tensorflow", "jax")
    cells = [f"```{{.python .input}}\n{mark.format(name)}\n{name}()\n```" for name in names]
    text = drafted(book, "\n\n".join(["# T", *cells]) + "\n").page.text
    assert "MXNet" not in text
    for name in names:
        cell = text[text.index(f"tab-{name}") :]
        assert f"{name}()" in cell[: cell.index("```")]


def test_a_caption_before_its_table_is_its_title(book: Path) -> None:
    text = drafted(book, ":Legenda\n:label:`tab_a`\n\n|a|b|\n|-|-|\n|1|2|\n").page.text
    assert "```{table} Legenda\n:name: tab_a\n\n|a|b|" in text


def test_a_caption_may_cite_a_work(book: Path) -> None:
    text = drafted(book, ":De :citet:`A.2010`\n\n|a|b|\n|-|-|\n|1|2|\n").page.text
    (passage,) = read_page("", text).roles("cite:t")
    assert passage.target == "A.2010"


@pytest.mark.parametrize("around", ["(**{}**)", "(**\n{}\n**)", "[**{}**]"])
def test_a_formula_on_a_slide_is_a_formula(book: Path, around: str) -> None:
    text = drafted(book, f"Texto:\n{around.format('$$a = b$$')}\n:eqlabel:`eq_a`\n").page.text
    assert "$$\na = b\n$$ (eq_a)" in text
    assert "**" not in text


@pytest.mark.parametrize("around", ["[**{}**]", "(**{}**)", "(~~{}\n~~)"])
def test_a_slide_may_begin_before_a_formula_and_end_after_it(book: Path, around: str) -> None:
    text = around.format("Uma soma\n\n$$a = b$$")
    result = drafted(book, f"# T\n\n{text}\ne mais.\n")
    assert not re.search(r"\*\*|~~", result.page.text)
    assert not [each for each in result.notices.found if each.topic is Topic.DAMAGE]


def test_a_text_for_several_frameworks_is_translated_once(book: Path) -> None:
    text = drafted(book, ":begin_tab:`mxnet, jax, pytorch`\nUma vez.\n:end_tab:\n").page.text
    assert text.count("Uma vez.") == 1
    assert "{tab-item} MXNet, JAX e PyTorch\n:sync: jax\n" in text


def test_each_sentence_has_its_line(book: Path) -> None:
    source = "A camada $x$. O *peso*\né `a. B`. Veja :numref:`sec_mlp`. (De 1.5 a 2.) *Fim.* Sim."
    text = drafted(book, f"# T\n\n{source}\n").page.text
    assert text[text.index("A camada") :].rstrip("\n").split("\n") == [
        "A camada $x$.",
        "O *peso* é `a. B`.",
        "Veja {ref}`sec_mlp`.",
        "(De 1.5 a 2.) *Fim.*",
        "Sim.",
    ]


def test_what_repeats_itself_is_told_once(book: Path) -> None:
    text = "# T\n\nVer :numref:`sec_x`.\n\n![a](a.svg)\n\nVer :numref:`sec_y`.\n\n![b](b.svg)\n"
    told = drafted(book, text).report
    for message in ("Rótulos que não estão", "Figuras por trazer", "Descreva as figuras"):
        assert told.count(message) == 1
    assert "linha 3 [sec_x]" in told
    assert "linha 7 [sec_y]" in told
    assert "linha 5 [a.svg → img/a.svg]" in told
    assert "linha 9 [b.svg → img/b.svg]" in told


def test_destination_outside_the_book_is_refused(book: Path) -> None:
    original = book / "pagina.md"
    original.write_text("# T\n", encoding="utf-8")
    with pytest.raises(BookError, match="dentro de book/"):
        draft(book, original, book / "fora.md")


def test_writing_is_all_or_nothing(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    result = drafted(root, SEED)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    replace = files.os.replace
    calls = []

    def broken(source: str, target: Path) -> None:
        calls.append(target)
        if len(calls) == len(result.files):
            raise OSError("disco cheio")
        replace(source, target)

    monkeypatch.setattr(files.os, "replace", broken)
    with pytest.raises(OSError, match="disco cheio"):
        write([result])
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_refused_formula_is_told(book: Path) -> None:
    result = drafted(book, "# T\n\n$$\\desconhecido{x}$$\n")
    assert [each.line for each in result.notices.found if each.topic is Topic.WARNING] == [3]


def test_a_destination_that_leads_out_of_the_book_is_refused(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    for name in ("_config.yml", "_toc.yml"):
        (root / name).touch()
    (page,) = pages_of(tmp_path / "d2l", {"a.md": "# T\n"})
    monkeypatch.chdir(root)
    assert main(["importar", str(page), "--destino", "book/../fora.md"]) == 1
    assert "fora.md: o destino é um arquivo .md dentro de book/" in capsys.readouterr().err


@pytest.mark.parametrize(
    "names",
    [("a/x.md", "b/X.md"), ("a/índice.md", "b/indice.md"), ("a/c_d.md", "b/c-d.md")],
)
def test_names_that_make_one_page_make_two(
    book: Path, tmp_path: Path, names: tuple[str, str]
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    pages = pages_of(tmp_path / "d2l", {name: f"# T\n\nDe {name}.\n" for name in names})
    write(draft_all(root, destinations(root, pages)))
    assert len(list((root / "book" / "importados").glob("*.md"))) == 2
    assert not load(root).problems


def test_a_page_is_not_written_over_another_of_the_same_import(book: Path, tmp_path: Path) -> None:
    names = ("um/a/x.md", "dois/a/x.md", "tres/a/x.md")
    pages = pages_of(tmp_path, {name: f"# De {name}\n" for name in names})
    with pytest.raises(BookError, match=r"tres/a/x\.md: .*já existe"):
        draft_all(book, destinations(book, pages))


def test_only_pictures_of_the_checkout_are_brought_each_under_a_name_of_its_own(
    book: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "segredo.svg"
    secret.write_text("segredo", encoding="utf-8")
    images = {f"d2l/{name}/a.svg": f"<svg>{name}</svg>" for name in ("img", "outras")}
    targets = ("../img/a.svg", "../outras/a.svg", secret, "../../segredo.svg", f"{'x' * 300}.svg")
    targets += ("falta/a.png",)
    text = "# T\n\n" + "".join(f"![Uma figura]({target})\n\n" for target in targets)
    *_, page = pages_of(tmp_path, {**images, "d2l/chapter_a/a.md": text})
    drafted = draft(book, page, book / "book" / "importados" / "a.md")
    brought = {path.name: data for path, data in drafted.files.items() if path.suffix == ".svg"}
    assert brought.pop("a.svg") == b"<svg>img</svg>"
    assert brought.pop("a-2.svg") == b"<svg>outras</svg>"
    assert {"a-3.svg", "segredo.svg", "segredo-2.svg"} < brought.keys()
    assert len(brought) == 4
    assert all(b"Figura por trazer" in data and len(name) < 100 for name, data in brought.items())


@pytest.mark.parametrize("name", ["book/outra.md", "book/referencias.bib", "d2l/d2l.bib"])
def test_what_cannot_be_read_around_a_page_is_told_with_its_line(
    book: Path, tmp_path: Path, name: str
) -> None:
    root = shutil.copytree(book, tmp_path / "livro")
    (page,) = pages_of(root / "d2l", {"chapter_a/a.md": "# T\n\nVer :cite:`X.2010`.\n"})
    (root / name).write_bytes("\n\nação\n".encode("latin-1"))
    with pytest.raises(BookError, match=rf"{name}:3: o arquivo não está em UTF-8"):
        draft(root, page, root / "book" / "importados" / "a.md")
