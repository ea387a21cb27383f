"""Cells that do something else, or nothing."""

import ast

from livro.book.shown import shown_in

from .injecting import PAGES, defect
from .places import LINES, Edit


def _cells(chapter_only=True):
    """The lines of code that are the source's, ported or in the package."""
    for path, page in PAGES.items():
        own = [line for line in LINES if line.path == path]
        if path.startswith("book/capitulo") or not chapter_only:
            for cell in page.cells:
                if any(tag.startswith("tab-") for tag in cell.tags):
                    yield cell, own[cell.first : cell.last]


OPERATORS = {
    r" @ ": " * ",
    r" \+ ": " - ",
    r" \* ": " / ",
    r" / ": " * ",
    r" >= ": " > ",
    r"\bmm\(": "mul(",
    r"\bmatmul\(": "multiply(",
    r"\b100\)": "10)",
    r"\b4\b": "5",
    r"\b8\.0\b": "9.0",
    r"\*\* 2": "** 3",
    r"-np\.abs": "np.abs",
    r"\(0\)": "(1)",
    r"\bplot_sigmoid\(x, y": "plot_sigmoid(y, x",
}


@defect("celula-diferente", "funcao-diferente")
def an_operator_changed():
    for old, new in OPERATORS.items():
        for _, code in _cells():
            for line in code:
                for found in line.finds(old):
                    if '"' not in line.text[: found.start()]:
                        yield line.replace(found, new)


@defect("celula-diferente", "funcao-diferente")
def a_statement_lost():
    for cell, code in _cells():
        for node in ast.parse(cell.code).body:
            if not isinstance(node, ast.Import | ast.ImportFrom):
                first, last = code[node.lineno - 1], code[node.end_lineno - 1]
                yield Edit(first.path, first.start, last.end + 1, "")


@defect("funcao-diferente")
def a_function_of_the_package_changed():
    for old, new in ((r" @ ", " * "), (r" - ", " + "), (r"\*\* 2|\*\*2", "** 3")):
        for cell, code in _cells(chapter_only=False):
            for node in dict.fromkeys(shown.node for shown in shown_in([cell])):
                for line in code[node.lineno : node.end_lineno]:
                    for found in line.finds(old):
                        yield line.replace(found, new)


@defect("celula-invalida")
def a_quote_or_a_parenthesis_lost():
    for page in PAGES.values():
        own = [line for line in LINES if line.path == page.path]
        for cell in page.cells:
            for line in own[cell.first : cell.last]:
                for found in list(line.finds(r"[()]"))[:1]:
                    if "#" not in line.text[: found.start()]:
                        yield line.replace(found, "")
