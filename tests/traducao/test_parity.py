"""What a translation must keep (formulas, citations, labels, numbers) and what it must lose."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "traducao/fonte/numerical-stability-and-init.pt.md").read_text(encoding="utf-8")
CHAPTER = [ROOT / "book/capitulo" / f"{name}.md" for name in (
    "introducao", "gradientes", "simetria", "inicializacao", "resumo", "exercicios",
)]  # fmt: skip
BOOK = sorted((ROOT / "book").rglob("*.md"))
NOTE = re.compile(r"```\{(?:admonition\} Nota desta edição|abertura\}|proxima\}).*?```\n", re.S)
CELL = re.compile(r"```\{(?:\.python \.input|code-cell)[^\n]*\n.*?\n```", re.S)


def translated(page):
    """The part of a page that answers to the source: no notes of ours, no cells."""
    return CELL.sub("", NOTE.sub("", page.read_text(encoding="utf-8")))


def formulas(text):
    """All formulas in order, spaces and the contents of \\text{} aside; known damage undone."""
    text = text.replace(r"$ \ mathbf {x} $", r"$\mathbf{x}$").replace("$ L $", "$L$")
    found = re.findall(r"\$\$(.+?)\$\$|\$([^$]+?)\$", text, re.S)
    return [re.sub(r"\\text\{[^}]*\}|\s", "", display or inline) for display, inline in found]


SOURCE_PROSE = CELL.sub("", SOURCE)
CHAPTER_PROSE = "\n".join(map(translated, CHAPTER))


def test_the_source_has_the_46_formulas_we_know_of():
    assert len(formulas(SOURCE_PROSE)) == 46


def test_every_formula_of_the_source_is_in_the_chapter_as_often():
    missing = Counter(formulas(SOURCE_PROSE)) - Counter(formulas(CHAPTER_PROSE))
    assert not missing


def test_displayed_formulas_keep_their_order():
    def displayed(text):
        return formulas("".join(re.findall(r"\$\$.+?\$\$", text, re.S)))

    assert displayed(CHAPTER_PROSE) == displayed(SOURCE_PROSE)


def test_every_displayed_formula_has_a_label():
    for page in BOOK:
        text = page.read_text(encoding="utf-8")
        assert (
            len(re.findall(r"^\$\$ \(eq_\w+\)$", text, re.M))
            == len(re.findall(r"^\$\$", text, re.M)) / 2
        ), page


def test_the_citations_are_those_of_the_source():
    source = re.findall(r":cite:`([^`]+)`", SOURCE)
    assert re.findall(r"\{cite:p\}`([^`]+)`", CHAPTER_PROSE) == source
    assert len(source) == 3


def test_labels_of_the_source_are_kept():
    labels = set(re.findall(r":label:`([^`]+)`", SOURCE))
    referred = set(re.findall(r":numref:`([^`]+)`", SOURCE))
    text = "\n".join(page.read_text(encoding="utf-8") for page in BOOK)
    targets = set(re.findall(r"^\((\w+)\)=$", text, re.M))
    assert labels | referred <= targets


@pytest.mark.parametrize(("heading", "page"), [("Summary", "resumo"), ("Exercises", "exercicios")])
def test_lists_keep_their_items(heading, page):
    section = SOURCE.partition(f"## {heading}")[2].partition("##")[0]
    item = re.compile(r"^(?:\*|1\.) ", re.M)
    ours = (ROOT / "book/capitulo" / f"{page}.md").read_text(encoding="utf-8")
    assert len(item.findall(ours)) == len(item.findall(section)) > 3


def test_numbers_of_the_prose_are_kept():
    def numbers(text):
        plain = re.sub(r"\$\$.+?\$\$|\$[^$]+?\$|`[^`]*`|\(https[^)]*\)", "", text, flags=re.S)
        return set(re.findall(r"\b\d{2,}\b", plain.replace("10.000", "10000")))

    assert numbers(SOURCE_PROSE.partition(":begin_tab:")[0]) <= numbers(CHAPTER_PROSE)


@pytest.mark.parametrize("page", BOOK, ids=lambda page: page.stem)
def test_no_markup_of_the_source_format_is_left(page):
    left = re.search(
        r":(?:label|numref|eqref|cite|begin_tab|end_tab):`|#@tab|%%tab|stackedit"
        r"|\{\.python \.input|\\ mathbf|\\mathbf \{|[\[(]\*\*|\] \(http|[\u200b\u200c\u200d\ufeff]",
        page.read_text(encoding="utf-8"),
    )
    assert left is None, left


def forbidden_terms():
    """The terms that the glossary rejects in every context (marked with `!`)."""
    with (ROOT / "traducao/glossario.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for term in filter(None, (row["proibidos"] or "").split("|")):
                if term.startswith("!"):
                    yield term[1:]


def test_no_term_that_the_glossary_forbids():
    terms = list(forbidden_terms())
    assert len(terms) > 40
    for page in BOOK:
        prose = CELL.sub("", page.read_text(encoding="utf-8"))
        for term in terms:
            pattern = re.escape(term).replace(r"\*", r"\w*")
            flags = 0 if term[0].isupper() else re.I
            assert not re.search(rf"(?<!\w){pattern}(?!\w)", prose, flags), f"{page}: {term}"


@pytest.mark.parametrize("page", BOOK, ids=lambda page: page.stem)
def test_one_sentence_per_line(page):
    for number, line in enumerate(translated(page).splitlines(), 1):
        if not line.startswith(("*", "1.", "|", ":", "author")):
            assert not re.search(r"[a-zà-ú)][.!?] [A-ZÀ-Ú]", line), f"{page}:{number}: {line}"
