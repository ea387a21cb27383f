"""Slips of the fingers: punctuation, spaces, pairs, letters that look like others."""

import re

from .drawing import in_prose, in_words, text_lines, unnoticed


@unnoticed("pontuação", "pontuacao-dobrada", floor=0.9)
def a_mark_doubled():
    for line, found in in_prose(r"[,;:.](?=\s|$)"):
        yield line.replace(found, found[0] * 2)


@unnoticed("pontuação", "pontuacao-dobrada", floor=0.9)
def two_marks_where_one_belongs():
    for number, (line, found) in enumerate(in_prose(r"[,;:](?=\s)|\.$")):
        yield line.replace(found, found[0] + ",;:."[number % 4].replace(found[0], ""))
        yield line.replace(found, {".": ",.", ",": ".,", ";": ",;", ":": ",:"}[found[0]])


@unnoticed("pontuação", "frase-sem-fim", floor=0.9)
def a_final_period_lost():
    for line, found in in_prose(r"\.$"):
        yield line.replace(found, "")


@unnoticed("pontuação", "frase-sem-fim", floor=0.8)
def a_final_period_turned_into_a_comma():
    for line, found in in_prose(r"\.$"):
        yield line.replace(found, ",")


@unnoticed("pontuação", "virgula-a-menos")
def a_comma_lost():
    for line, found in in_prose(r",(?= )"):
        yield line.replace(found, "")


@unnoticed("pontuação", "virgula-a-mais", floor=0.4)
def a_comma_between_subject_and_verb():
    for line, found in in_prose(r"(?<=[a-zà-ú]) (?=(?:é|são|tem|têm|pode|podem|depende) )"):
        yield line.replace(found, ", ")


@unnoticed("espaços", "espaco-sobrando", floor=0.9)
def a_space_doubled():
    for line, found in in_prose(r"(?<=\S) (?=\S)"):
        yield line.replace(found, "  ")


@unnoticed("espaços", "espaco-e-pontuacao", floor=0.9)
def a_space_before_a_mark():
    for line, found in in_prose(r"[,;:.!?](?=\s|$)"):
        yield line.replace(found, f" {found[0]}")


@unnoticed("espaços", "espaco-e-pontuacao", floor=0.7)
def a_space_lost_after_a_mark():
    for line, found in in_prose(r"[,;:] (?=[a-zà-ú])"):
        yield line.replace(found, found[0][0])


@unnoticed("espaços", "espaco-sobrando", floor=0.9)
def two_spaces_at_the_end_of_a_line():
    for line in text_lines():
        yield line.edit(f"{line.text}  ")


@unnoticed("espaços", "espaco-e-pontuacao", floor=0.9)
def a_space_inside_a_pair():
    for line, found in in_prose(r"[(“](?=\w)"):
        yield line.replace(found, f"{found[0]} ")
    for line, found in in_prose(r"(?<=\w)[)”]"):
        yield line.replace(found, f" {found[0]}")


@unnoticed("espaços", "ortografia", floor=0.8)
def two_words_glued():
    for line, found in in_prose(r"(?<=[a-zà-ú]) (?=[a-zà-ú])"):
        yield line.replace(found, "")


@unnoticed("pares", "par-incompleto", floor=0.8)
def a_parenthesis_lost():
    for line, found in in_prose(r"[()]"):
        yield line.replace(found, "")


@unnoticed("pares", "par-incompleto", floor=0.9)
def a_quotation_mark_lost():
    for line, found in in_prose("[“”]"):
        yield line.replace(found, "")


@unnoticed("pares", "par-incompleto", floor=0.9)
def a_quotation_mark_the_wrong_way_round():
    for line, found in in_prose("[“”]"):
        yield line.replace(found, {"“": "”", "”": "“"}[found[0]])


@unnoticed("pares", "aspas-retas", floor=0.9)
def straight_quotation_marks():
    for line, found in in_prose("“[^”]*”"):
        yield line.replace(found, f'"{found[0][1:-1]}"')


@unnoticed("letras parecidas", "hifen-parecido", floor=0.9)
def an_odd_hyphen():
    for number, (line, found) in enumerate(in_prose(r"(?<=[a-zà-ú])-(?=[a-zà-ú])")):
        yield line.replace(found, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}"[number % 3])


@unnoticed("letras parecidas", "caractere-invisivel", floor=0.9)
def an_odd_space():
    odd = "\N{THIN SPACE}\N{EN SPACE}\N{FIGURE SPACE}\N{HAIR SPACE}\N{IDEOGRAPHIC SPACE}"
    for number, (line, found) in enumerate(in_prose(r"(?<=\S) (?=\S)")):
        yield line.replace(found, odd[number % len(odd)])


@unnoticed("letras parecidas", "ortografia", floor=0.9)
def a_letter_that_looks_like_another():
    odd = {"fi": "\N{LATIN SMALL LIGATURE FI}", "...": "…", "ss": "ß", "i": "ı", "º": "°"}
    for old, new in odd.items():
        for line, found in in_prose(f"(?<=[a-zà-ú]){re.escape(old)}(?=[a-zà-ú])"):
            yield line.replace(found, new)


@unnoticed("nomes", "ortografia", "maiusculas-do-nome", floor=0.9)
def a_name_misspelt():
    names = "Xavier|Glorot|Bengio|Lyapunov|Frobenius|Kaiming|NumPy|PyTorch|TensorFlow|Saxe"
    for line, found, name in in_words(names):
        yield line.replace(found, f"{name[:2]}{name[3]}{name[2]}{name[4:]}")
        yield line.replace(found, f"{name[:3]}{name[2]}{name[3:]}")
        yield line.replace(found, name[:-2] + name[-1])
        yield line.replace(found, name.lower())
