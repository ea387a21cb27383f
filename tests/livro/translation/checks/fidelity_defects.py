"""What the source says and the translation no longer does."""

import re
from itertools import pairwise

from .injecting import PROSE, defect, words
from .places import LINES, SEGMENTS, TEXTS, Edit, lines

WITH_FORMULAS_OF_OURS = ("gradientes-explosao", "inicializacao-dilema")


def _linked_formulas():
    for line in lines("prose", "item", "formula", linked=True):
        if line.kind == "formula":
            yield line, 0, line.text
        else:
            for found in line.finds(r"\$([^$]+)\$"):
                yield line, found.start(1), found[1]


@defect("formula-diferente", "dispensa-sem-uso")
def a_formula_lost():
    for line in lines(*PROSE, linked=True):
        for found in line.finds(r" ?\$[^$]+\$"):
            yield line.replace(found, "")


CHANGES = {
    r"\\mathrm\{in\}": r"\mathrm{out}",
    r"\\mathrm\{out\}": r"\mathrm{in}",
    r" \+ ": " - ",
    r" - ": " + ",
    r"(?<!:)=": r"\\neq",
    r"\\sigma(?![a-z])": r"\\gamma",
    r"\\gamma": r"\\sigma",
    r"\\mathbf\{W\}": r"\\mathbf{M}",
    r"\\mathbf\{h\}": r"\\mathbf{x}",
    r"\^2": "^3",
    r"\{2\}": "{3}",
    r"_j": "_i",
    r"_\{ij\}": "_{ji}",
    r"\(l\)": "(l-1)",
    r"\(1\)": "(2)",
    r"-a": "a",
    r"\bL\b": "l",
}


@defect("formula-diferente")
def a_symbol_changed():
    for old, new in CHANGES.items():
        for line, start, tex in _linked_formulas():
            for found in re.finditer(old, tex):
                place = line.start + start
                yield Edit(
                    line.path, place + found.start(), place + found.end(), new.replace("\\\\", "\\")
                )


@defect("formula-diferente")
def two_formulas_swapped():
    for segment in SEGMENTS:
        found = [match for match in segment.finds(r"\$[^$]+\$") if "$$" not in segment.text]
        for one, other in pairwise(found):
            if one[0] != other[0] and segment.name not in WITH_FORMULAS_OF_OURS:
                between = segment.text[one.end() : other.start()]
                yield Edit(
                    segment.path,
                    segment.start + one.start(),
                    segment.start + other.end(),
                    other[0] + between + one[0],
                )


@defect("formula-diferente")
def the_two_conditions_of_the_dilemma_swapped():
    segment = next(segment for segment in SEGMENTS if segment.name == "inicializacao-dilema")
    swapped = segment.text.replace(r"{in} \sigma", "¤").replace(r"{out} \sigma", r"{in} \sigma")
    yield Edit(segment.path, segment.start, segment.end, swapped.replace("¤", r"{out} \sigma"))


@defect("numero-diferente")
def a_number_changed():
    for line in lines(*PROSE, linked=True):
        masked = re.sub(r"[$`][^$`]*[$`]|\(http[^)]*\)", lambda f: "¤" * len(f[0]), line.text)
        for found in re.finditer(r"(?<!^)\b\d+(?:\.\d+)*\b(?!\. )", masked):
            yield line.replace(found, found[0][:-1] if len(found[0]) > 1 else "9")
            yield line.replace(found, found[0] + "0")


@defect("numero-diferente")
def a_number_added():
    for line, found, word in words(("prose",), r"camadas|unidades|matrizes|entradas"):
        if line.is_tied:
            yield line.replace(found, f"37 {word}")


@defect("citacao-diferente")
def a_citation_deleted():
    for line in lines(*PROSE, linked=True):
        for found in line.finds(r" \{cite:p\}`[^`]+`"):
            yield line.replace(found, "")


@defect("citacao-diferente")
def a_citation_of_another_work():
    for line in lines(*PROSE, linked=True):
        for found in line.finds(r"(?<=\{cite:p\}`)[^`]+"):
            yield line.replace(found, "He.Zhang.Ren.ea.2015")


@defect("referencia-sem-alvo")
def a_key_translated():
    for line in lines(*PROSE):
        for found in line.finds(r"(?<=\{cite:[pt]\}`)[^`]+"):
            yield line.replace(found, found[0].replace(".", ". ", 1))
            yield line.replace(found, found[0].lower())


@defect("rotulo-diferente")
def a_label_of_the_source_lost():
    for line in lines("label", linked=True):
        if line.text in ("(sec_numerical_stability)=", "(subsec_xavier)="):
            yield Edit(line.path, line.start, line.end + 1, "")
            yield line.edit(line.text.replace("sec_", "sec_da_"))


@defect("rotulo-diferente")
def a_reference_of_the_source_lost():
    for line in lines(*PROSE, linked=True):
        for found in line.finds(r"\{ref\}`[^`]+`"):
            if "sec_mlp" in found[0] or "sec_linear" in found[0]:
                yield line.replace(found, "outra seção")


@defect("referencia-sem-alvo")
def the_target_of_a_reference_translated():
    for line in LINES:
        for found in line.finds(r"(?<=\{ref\}`)\w+(?=`)|(?<=\{eq\}`)\w+|(?<=<)\w+_\w+(?=>`)"):
            yield line.replace(found, found[0].replace("_", "_do_", 1))
        for found in line.finds(r"(?<=\{numref\}`)[\w-]+|(?<=^```\{proxima\} )\w+"):
            yield line.replace(found, found[0] + "-traduzida")


@defect("link-diferente")
def a_link_changed():
    for line in lines(*PROSE, linked=True):
        for found in line.finds(r"(?<=\]\(https://)[^)]+"):
            yield line.replace(found, found[0].replace("1", "7").replace("2", "7"))


@defect("codigo-diferente")
def code_that_the_source_has_not():
    for line, found, word in words(("prose",), r"[^\W\d_]{6,}"):
        if line.is_tied:
            yield line.replace(found, f"`{word}`")


@defect("titulo-diferente", "nivel-de-titulo")
def a_heading_of_another_level():
    for line in lines("heading", linked=True):
        yield line.edit(f"#{line.text}")
        if line.text.startswith("##"):
            yield line.edit(line.text[1:])


@defect("titulo-diferente")
def a_heading_turned_into_text():
    for line in lines("heading", linked=True):
        yield line.edit(line.text.lstrip("# "))


@defect("nivel-de-titulo")
def a_heading_that_skips_a_level():
    for line in lines("heading"):
        yield line.edit(f"##{line.text}")


@defect("lista-diferente")
def an_item_lost():
    for line in lines("item", linked=True):
        yield Edit(line.path, line.start, line.end + 1, "")


@defect("lista-diferente")
def two_items_joined():
    for line, after in pairwise(LINES):
        if line.kind == after.kind == "item" and line.is_tied:
            marker = re.match(r"\s*\S+ ", after.text)[0]
            yield Edit(line.path, line.end, after.start + len(marker), " ")


@defect("trecho-vazio", "trecho-solto")
def a_segment_emptied():
    for segment in SEGMENTS:
        yield Edit(segment.path, segment.start, segment.end, "\n")


@defect("trecho-solto")
def a_comment_lost_or_misspelled():
    for line in lines("comment", linked=True):
        yield Edit(line.path, line.start, line.end + 1, "")
        yield line.edit(f"{line.text}-novo")
        yield line.edit(line.text.replace("% seg:", "% seg"))


@defect("trecho-solto")
def text_before_the_first_comment():
    for path, page in TEXTS.items():
        first = page.index("% seg: ")
        yield Edit(path, first, first, "Uma frase que ninguém amarrou.\n\n")


@defect("comprimento")
def half_of_a_paragraph_lost():
    for segment in SEGMENTS:
        kept = segment.text.strip().split("\n")
        if len(kept) > 3 and kept[0][0].isalpha():
            text = "\n".join(kept[: len(kept) // 2]) + "\n\n"
            yield Edit(segment.path, segment.start, segment.end, text)
