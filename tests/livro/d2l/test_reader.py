"""The reader loses nothing, names what it sees and puts every line in one block."""

from pathlib import Path

import pytest
from hypothesis import given

from livro.d2l import Block, Kind, read, read_file
from livro.errors import BookError

from .pages import SEED, mangled, page


@given(mangled | page)
def test_rebuilds_any_page(text: str) -> None:
    assert read(text).text == text


@given(mangled | page)
def test_line_numbers_are_those_of_the_file(text: str) -> None:
    numbers = [block.line for block in read(text).blocks]
    universal = text.replace("\r\n", "\n").replace("\r", "\n")
    line = 1
    for block, number in zip(read(text).blocks, numbers, strict=True):
        assert number == line
        line += block.text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert line >= universal.count("\n")


@given(page)
def test_whole_pages_have_no_damage_but_their_editor(text: str) -> None:
    broken = {damage.rule for damage in read(text).damages}
    assert broken <= {"stackedit", "label-twice"}


@given(mangled | page)
def test_damage_points_into_the_page(text: str) -> None:
    lines = max(1, text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1)
    for damage in read(text).damages:
        assert 1 <= damage.line <= lines
        assert damage.message.endswith(".")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_do_not_change_the_blocks(end: str) -> None:
    def shape(blocks: tuple[Block, ...]) -> list[object]:
        return [(block.kind, block.line, block.labels, block.tabs) for block in blocks]

    assert shape(read(SEED.replace("\n", end)).blocks) == shape(read(SEED).blocks)


def test_byte_order_mark_does_not_hide_the_title() -> None:
    first = read("\ufeff" + SEED).blocks[0]
    assert first.kind is Kind.HEADING
    assert first.text.startswith("\ufeff# ")


def kinds(text: str) -> list[Kind]:
    return [block.kind for block in read(text).blocks if block.kind is not Kind.BLANK]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Título\n:label:`sec_a`\nTexto\n", [Kind.HEADING, Kind.PARAGRAPH]),
        ("Texto\ncontinua\n", [Kind.PARAGRAPH]),
        ("* um\n  segue\n    * dois\n1. três\n", [Kind.ITEM, Kind.ITEM, Kind.ITEM]),
        ("Texto:\n$$a$$\n:eqlabel:`eq_a`\nfim\n", [Kind.PARAGRAPH, Kind.FORMULA, Kind.PARAGRAPH]),
        ("$$\n\\begin{aligned}\na\n\nb\n\\end{aligned}\n$$\n", [Kind.FORMULA]),
        ("$$a$$ é texto\n", [Kind.PARAGRAPH]),
        ("```{.python .input  n=3}\n# a\n```\n", [Kind.CELL]),
        ("~~~\n```\n~~~\n", [Kind.CODE]),
        ("    ```toc\n    a\n    ```\n", [Kind.CODE]),
        (":begin_tab:`jax, mxnet`\na\n:end_tab:\n", [Kind.TAB_BEGIN, Kind.PARAGRAPH, Kind.TAB_END]),
        (":begin_tab:toc\n - a\n:end_tab:\n", [Kind.TAB_BEGIN, Kind.ITEM, Kind.TAB_END]),
        ("![a [b] $c$](../img/x.svg)\n:width:`4px`\n:label:`fig_a`\n", [Kind.FIGURE]),
        ("![legenda em\nduas linhas](x.svg)\n", [Kind.FIGURE]),
        ("![a](b.svg) e texto\n", [Kind.PARAGRAPH]),
        ("|a|b|\n|-|-|\n|1|2|\n\n:Legenda\n:label:`tab_a`\n", [Kind.TABLE]),
        ("a | b\n--|--\n1 | 2\n", [Kind.TABLE]),
        (":Legenda\n:label:`tab_a`\n\n|a|b|\n|-|-|\n|1|2|\n", [Kind.TABLE]),
        ("|a|b|\n|-|-|\n|1|2|\n\n:Da outra\n\n|a|b|\n|-|-|\n", [Kind.TABLE, Kind.TABLE]),
        ("(**$$a$$**)\n:eqlabel:`eq_a`\n", [Kind.FORMULA]),
        ("Texto\n(**\n$$\na\n$$\n**)\nfim\n", [Kind.PARAGRAPH, Kind.FORMULA, Kind.PARAGRAPH]),
        ("# T\n\n:label:`sec_a`\n\nfim\n", [Kind.HEADING, Kind.PARAGRAPH]),
        ("![usa `a](x.svg)\n:label:`fig_a`\n", [Kind.FIGURE]),
        ("> citação\n> longa\npreguiçosa\n", [Kind.QUOTE]),
        ("[^a]: nota\n    segue\n", [Kind.FOOTNOTE]),
        ("<!-- a\n\nb -->\n", [Kind.COMMENT]),
        ("<!-- a --> texto\n", [Kind.PARAGRAPH]),
        ("<!-- a\n--> texto\n", [Kind.COMMENT, Kind.PARAGRAPH]),
        ("```{.python .input}\na = 1\n```{.python .input}\nb = 2\n```\n", [Kind.CELL, Kind.CELL]),
    ],
)
def test_kinds(text: str, expected: list[Kind]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("x = 1", ("mxnet",)),
        ("#@tab pytorch", ("pytorch",)),
        ("#@tab mxnet, jax", ("mxnet", "jax")),
        ("%%tab tensorflow,jax", ("tensorflow", "jax")),
        ("#@tab all", ()),
        ("%%tab all", ()),
        ("x = 1\n#@tab pytorch", ("pytorch",)),
        ("\n%%tab jax", ("jax",)),
        ("# %%tab jax\nx = 1", ("jax",)),
        ("# @tab pytorch, jax", ("pytorch", "jax")),
        ("%%tab jax\n#@tab pytorch", ("jax",)),
    ],
)
def test_frameworks_of_a_cell(first: str, expected: tuple[str, ...]) -> None:
    (block,) = read(f"```{{.python .input}}\n{first}\n```\n").blocks
    assert block.tabs == expected


def test_text_tabs_are_told_to_the_blocks_inside() -> None:
    blocks = read("a\n\n:begin_tab:`pytorch`\nb\n:end_tab:\nc\n").blocks
    tabs = {block.text: block.tabs for block in blocks if block.kind is Kind.PARAGRAPH}
    assert tabs == {"a\n": (), "b\n": ("pytorch",), "c\n": ()}


def test_labels_belong_to_their_blocks() -> None:
    text = "# T\n:label:`sec_a`\n\n$$a$$\n:eqlabel:`eq_a`\n\n![f](x.svg)\n:label:`fig_a`\n"
    labels = {block.kind: block.labels for block in read(text).blocks if block.labels}
    assert labels == {
        Kind.HEADING: ("sec_a",),
        Kind.FORMULA: ("eq_a",),
        Kind.FIGURE: ("fig_a",),
    }


def test_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf# T\r\nfim\0")
    assert read_file(path).text.encode() == path.read_bytes()


def test_latin1_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("a\nção".encode("latin-1"))
    with pytest.raises(BookError, match=r"a\.md:2: o byte 0xE7 \(posição 2\)"):
        read_file(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "a.md")
