"""Numbers that no cell has, and comments that say of others what is not so."""

from .injecting import defect
from .places import LINES, Edit, lines

NOWHERE = "0,83172"


def _declarations():
    return [line for line in LINES if line.kind == "numbers"]


@defect("numero-sem-celula")
def a_number_that_no_cell_has():
    for line in lines("prose", "item", linked=False):
        yield line.edit(f"{line.text} O valor medido é ${NOWHERE.replace(',', '{,}')}$.")


@defect("numero-sem-celula")
def a_declaration_lost():
    for line in _declarations():
        yield Edit(line.path, line.start, line.end + 1, "")


@defect("numero-sem-celula")
def a_declaration_of_other_numbers():
    for line in _declarations():
        for found in line.finds(r"\d+(?:,\d+)?(?=,? )"):
            yield line.replace(found, NOWHERE)


@defect("declaracao-de-numeros")
def a_declaration_of_a_number_that_is_not_there():
    for line in _declarations():
        for found in line.finds(r" \("):
            yield line.replace(found, f", {NOWHERE} (")


@defect("declaracao-de-numeros")
def a_declaration_of_a_page_without_the_number():
    for line in _declarations():
        for found in line.finds(r"\(.*\)"):
            yield line.replace(found, "(capitulo/introducao.md)")
            yield line.replace(found, "(capitulo/nenhuma.md)")


@defect("declaracao-de-numeros")
def a_declaration_without_reason():
    for line in _declarations():
        for found in line.finds(r" \(.*\)|s(?=:)|: "):
            yield line.replace(found, "")
