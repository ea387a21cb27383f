"""The comments of a page: what belongs to each, and what is told when one is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.translation.segments.pages import read_page

HEAD = "---\ndescription: x\n---\n\n"


def problems(text, path="book/pagina.md"):
    return [(p.line, p.message) for p in read_page(text, path)[1]]


def test_a_segment_goes_from_its_comment_to_the_next():
    page = f"{HEAD}% seg: pagina-a\num\n\ndois\n% seg: edicao\ntrês\n"
    targets, wrong = read_page(page, "book/pagina.md")
    assert not wrong
    assert [(t.segment, t.line, t.text) for t in targets] == [
        ("pagina-a", 6, "um\n\ndois\n"),
        ("", 10, "três\n"),
    ]


def test_the_mark_of_a_slide_above_a_comment_is_of_no_segment():
    page = f"{HEAD}% seg: pagina-a\num\n\n% mesmo slide: 2\n% seg: pagina-b\ndois\n"
    targets, wrong = read_page(page, "book/pagina.md")
    assert not wrong
    assert [(t.segment, t.line, t.text) for t in targets] == [
        ("pagina-a", 6, "um\n\n"),
        ("pagina-b", 10, "dois\n"),
    ]


def test_every_line_after_the_front_matter_is_in_exactly_one_segment(book):
    text = (book / "book/pagina.md").read_text(encoding="utf-8")
    targets, _ = read_page(text, "book/pagina.md")
    lines = text.splitlines(keepends=True)
    after = lines[4:]
    assert "".join(t.text for t in targets) == "".join(x for x in after if "% seg" not in x)
    assert all(lines[t.line - 1] == t.text.splitlines(keepends=True)[0] for t in targets)


@pytest.mark.parametrize(
    ("page", "line", "word"),
    [
        ("# Título\n", 1, "não pertence a nenhum segmento"),
        (f"{HEAD}Texto.\n\n% seg: edicao\nNosso.\n", 5, "não pertence a nenhum segmento"),
        (f"{HEAD}% seg: edicao\n\n% seg: pagina-a\num\n", 5, "não há nada"),
        (f"{HEAD}% seg: pagina-a\n", 5, "não há nada"),
        ("% seg: edicao\num\n\n% seg pagina-a\ndois\n", 4, "“% seg: nome”"),
        ("% seg: edicao\num\n\n%seg: pagina-a\ndois\n", 4, "“% seg: nome”"),
        ("% seg: edicao\num\n\n% seg: pagina-a b\ndois\n", 4, "“% seg: nome”"),
        ("% seg: edicao\num\n\n% seg: pagina-á\ndois\n", 4, "sem acento"),
        ("% seg: edicao\num\n\n% seg: pagina--a\ndois\n", 4, "hifens simples"),
        ("% seg: outra-a\num\n", 1, "“pagina-…”"),
        ("% seg: pagina\num\n", 1, "“pagina-…”"),
        ("% seg: edicao\n```python\n% seg: pagina-a\n```\n", 3, "dentro de outro bloco"),
        ("% seg: edicao\n:::{note}\n% seg: pagina-a\n:::\n", 3, "dentro de outro bloco"),
        ("% seg: edicao\n$$\n% seg: pagina-a\n$$\n", 3, "dentro de outro bloco"),
        ("% seg: edicao\n* um\n\n  % seg: pagina-a\n  dois\n", 4, "dentro de outro bloco"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(page, line, word):
    found = problems(page)
    assert [n for n, _ in found] == [line], found
    assert word in found[0][1]


def test_ids_start_with_the_name_of_the_page_without_accents_and_marks():
    assert not problems("% seg: sobre-nos-a\num\n", "book/Sobre_nós.md")
    assert problems("% seg: sobre-a\num\n", "book/Sobre_nós.md")


def test_an_empty_page_has_nothing_to_tell():
    assert read_page("", "book/pagina.md") == ((), ())


LINES = (
    "texto",
    "",
    "% seg: edicao",
    "% seg: pagina-a",
    "% seg",
    "```",
    "$$",
    ":::",
    "---",
    "* um",
)
ODD = ("\x0c", "\u2028um", "\x85", "\x00", "um\x0bdois", "\t% seg: pagina-b", "\ufeff")


@given(st.lists(st.sampled_from(LINES + ODD)))
def test_no_page_is_too_odd_and_no_line_is_in_two_segments(lines):
    page = "\n".join(lines)
    targets, wrong = read_page(page, "book/pagina.md")
    known = page.split("\n")
    for target in targets:
        own = target.text.split("\n")
        assert known[target.line - 1 : target.line - 1 + len(own)][: len(own) - 1] == own[:-1]
    covered = [n for t in targets for n in range(t.line, t.line + t.text.count("\n"))]
    assert len(covered) == len(set(covered))
    assert all(1 <= problem.line <= len(known) for problem in wrong)
