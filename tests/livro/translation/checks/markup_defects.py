"""Markup that an editor or a machine broke."""

import re

from .injecting import PAGES, PROSE, defect
from .places import LINES, TEXTS, Edit, lines


@defect("marcacao-d2l")
def markup_of_the_source_left():
    for line in lines(*PROSE):
        for found in line.finds(r"\{(ref|eq|numref)\}(?=`[\w-]+`)"):
            yield line.replace(found, f":{found[1]}:")
        for found in line.finds(r"\{cite:p\}(?=`)"):
            yield line.replace(found, ":cite:")
        for found in list(line.words(r"[^\W\d_]{6,}"))[:1]:
            word = line.text[found.start() : found.end()]
            yield line.replace(found, f"[**{word}**]")
            yield line.replace(found, f"(~~{word}~~)")
    for line in lines("heading"):
        yield line.edit(f"{line.text}\n:label:`sec_a`")
    for page in PAGES.values():
        for cell in page.cells:
            for line in [line for line in LINES if line.path == page.path][cell.first :][:1]:
                yield line.edit(f"#@tab pytorch\n{line.text}")
    for path, page in TEXTS.items():
        yield Edit(path, len(page), len(page), "\n<!--stackedit_data:\neyJoaXN0b3J5IjpbLTE0\n-->\n")


@defect("papel-danificado")
def a_role_damaged():
    for line in lines(*PROSE):
        for found in line.finds(r"\{([\w:]+)\}`([^`]+)`"):
            name, content = found[1], found[2]
            yield line.replace(found, f"{{{name}}} `{content}`")
            yield line.replace(found, f"{{ {name}}}`{content}`")
            yield line.replace(found, f"{{{name}}}` {content}`")
            yield line.replace(found, f"{{{name}}}`{content}")
            yield line.replace(found, f"{{{name}}}{content}`")
            yield line.replace(found, f"{{{name}`{content}`")
            yield line.replace(found, f"{name}}}`{content}`")
            yield line.replace(found, f"{{{name}a}}`{content}`")
        for found in line.finds(r"(?<=\w) (?=\{[\w:]+\}`)"):
            yield line.replace(found, "")
        for found in line.finds(r"(\{[\w:]+\}`[^`]*`) (?=\w)"):
            yield line.replace(found, found[1])


@defect("papel-danificado")
def a_label_damaged():
    for line in lines("label"):
        yield line.edit(line.text.replace("(", "( "))
        yield line.edit(line.text.replace(")=", ") ="))


@defect("formula-danificada")
def a_dollar_lost():
    for line in LINES:
        if line.kind in (*PROSE, "formula", "table"):
            for found in line.finds(r"\$"):
                yield line.replace(found, "")


@defect("formula-danificada")
def tex_with_spaces():
    for line in LINES:
        if line.kind in (*PROSE, "formula"):
            for found in line.finds(r"\\mathbf|\\mathrm|\\frac|\\sum|\\sqrt|\\partial"):
                yield line.replace(found, f"\\ {found[0][1:]}")
            for found in line.finds(r"(?<=\\mathbf)\{|(?<=\\mathrm)\{"):
                yield line.replace(found, " {")
        if line.kind in PROSE:
            for found in line.finds(r"\$([^$]+)\$"):
                yield line.replace(found, f"$ {found[1]} $")


@defect("formula-danificada")
def a_brace_lost():
    for line in lines(*PROSE, "formula"):
        for found in line.finds(r"\$[^$]+\$|^[^$]+$"):
            if line.kind == "formula" or found[0].startswith("$"):
                for brace in re.finditer(r"[{}]", found[0]):
                    place = line.start + found.start() + brace.start()
                    yield Edit(line.path, place, place + 1, "")


@defect("enfase-ou-link-danificado")
def emphasis_or_a_link_damaged():
    for line in lines(*PROSE):
        for found in line.finds(r"(?<![*\w`])\*(?! )([^*{}`]+)(?<! )\*(?!\*)"):
            yield line.replace(found, f"* {found[1]} *")
            yield line.replace(found, f"** {found[1]} **")
            yield line.replace(found, f"*{found[1]}")
            yield line.replace(found, f"{found[1]}*")
        for found in line.finds(r"\]\((?=http)"):
            yield line.replace(found, "] (")
            yield line.replace(found, "( ")


@defect("caractere-invisivel")
def an_invisible_character():
    hidden = ("\u200b", "\u200d", "\ufeff", "\u00a0", "\u00ad", "\u2060", "\t", "\u0301")
    for number, line in enumerate(LINES):
        if len(line.text) > 3:
            place = line.start + 1 + number % (len(line.text) - 2)
            yield Edit(line.path, place, place, hidden[number % len(hidden)])


@defect("rotulo-repetido")
def a_label_given_twice():
    for line in lines("label"):
        yield line.edit("(sec_glossary)=" if "glossary" not in line.text else "(sec_mlp)=")
        yield line.edit(line.text.replace(")=", "ção)="))


@defect("formula-sem-rotulo")
def a_formula_without_its_label():
    for line in lines("formula"):
        for found in line.finds(r"(?<=^\$\$) \(\w+\)$"):
            yield line.replace(found, "")
