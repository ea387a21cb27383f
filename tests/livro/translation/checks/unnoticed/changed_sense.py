"""Sentences that are sound and say something else; those with a source are told apart."""

import re
from itertools import pairwise

from .drawing import in_prose, in_words, swaps, text_lines, unnoticed

_VERBS = "é|são|tem|têm|pode|podem|muda|mudam|aprende|aprendem|cresce|depende|serve|basta"
_NEGATIONS = "não|nem|nunca|nada|nenhum|nenhuma|sem"
NUMBER_WORDS = (
    ("dois", "três"),
    ("duas", "três"),
    ("três", "quatro"),
    ("quatro", "cinco"),
    ("cinco", "seis"),
    ("seis", "sete"),
    ("dez", "cem"),
    ("cem", "dez"),
    ("mil", "cem"),
    ("milhões", "bilhões"),
    ("vinte", "trinta"),
    ("metade", "terço"),
    ("dobro", "triplo"),
    ("primeira", "segunda"),
    ("segunda", "terceira"),
    ("primeiro", "segundo"),
)
HEDGES = (
    ("sempre", "às vezes"),
    ("nunca", "raramente"),
    ("todos", "alguns"),
    ("todas", "algumas"),
    ("alguns", "todos"),
    ("algumas", "todas"),
    ("cada", "alguma"),
    ("pode", "deve"),
    ("podem", "devem"),
    ("poderia", "deveria"),
    ("quase", "totalmente"),
    ("muito", "pouco"),
    ("muitas", "poucas"),
    ("mais", "menos"),
    ("menos", "mais"),
    ("maior", "menor"),
    ("talvez", "certamente"),
    ("provavelmente", "certamente"),
    ("apenas", "também"),
    ("só", "também"),
    ("cerca de", "exatamente"),
    ("costumava", "precisava"),
    ("antes", "depois"),
    ("depois", "antes"),
    ("embora", "porque"),
)


def _dropped(linked):
    for line, found in in_prose(rf"(?i)\b(?:{_NEGATIONS}) (?=[a-zà-ú])", linked=linked):
        yield line.replace(found, "")


def _added(linked):
    for line, found, word in in_words(_VERBS, linked=linked):
        if not re.search(rf"(?i)\b(?:{_NEGATIONS}|se|o que) (?:se )?$", line.text[: found.start()]):
            yield line.replace(found, f"não {word}")


@unnoticed("negação, com fonte", "negacao-diferente", floor=0.6)
def a_negation_dropped_beside_its_source():
    yield from _dropped(linked=True)


@unnoticed("negação, sem fonte")
def a_negation_dropped():
    yield from _dropped(linked=False)


@unnoticed("negação, com fonte", "negacao-diferente", floor=0.9)
def a_negation_added_beside_its_source():
    yield from _added(linked=True)


@unnoticed("negação, sem fonte")
def a_negation_added():
    yield from _added(linked=False)


@unnoticed("números, com fonte", "numeral-diferente", floor=0.7)
def a_number_word_changed_beside_its_source():
    yield from swaps(NUMBER_WORDS, linked=True)


@unnoticed("números, sem fonte")
def a_number_word_changed():
    yield from swaps(NUMBER_WORDS, linked=False)


def _other_digits(linked):
    for line in text_lines(linked=linked):
        for found in re.finditer(r"(?<![\w.,$^{`<-])\d+(?:[.,]\d+)*(?![\w`>-])", line.text):
            if found.start() or line.kind != "item":
                last = str((int(found[0][-1]) + 1) % 10)
                yield line.replace(found, found[0][:-1] + last)
                yield line.replace(found, found[0] + "0")


@unnoticed("números, com fonte", "numero-diferente", floor=0.9)
def digits_changed_beside_their_source():
    yield from _other_digits(linked=True)


@unnoticed("números, sem fonte")
def digits_changed():
    yield from _other_digits(linked=False)


@unnoticed("números, sem fonte")
def digits_of_a_formula_changed():
    for line in text_lines(linked=False):
        for found in line.finds(r"(?<=[=\d{}≈,] )\d+|(?<=\{,\})\d+"):
            yield line.replace(found, found[0][:-1] + str((int(found[0][-1]) + 1) % 10))


@unnoticed("ressalvas, com fonte", "ressalva-diferente", floor=0.6)
def a_hedge_changed_beside_its_source():
    yield from swaps(HEDGES, linked=True)


@unnoticed("ressalvas, sem fonte")
def a_hedge_changed():
    yield from swaps(HEDGES, linked=False)


def _sentences():
    """Two sentences of one paragraph, each on its line, and one more after them."""
    for one, other in pairwise(list(text_lines("prose"))):
        is_next = other.path == one.path and other.start == one.end + 1
        if is_next and one.text.endswith(".") and other.text.endswith("."):
            yield one, other


@unnoticed("frases", "frase-repetida", floor=0.9)
def a_sentence_repeated_at_once():
    for line in text_lines("prose"):
        if line.text.endswith("."):
            yield line.edit(f"{line.text}\n{line.text}")


@unnoticed("frases", "frase-repetida", floor=0.9)
def a_sentence_repeated_one_line_below():
    for one, other in _sentences():
        yield other.edit(f"{other.text}\n{one.text}")


@unnoticed("frases")
def a_sentence_dropped():
    for one, _ in _sentences():
        yield one.edit("").through(one.end + 1)


@unnoticed("frases")
def two_sentences_swapped():
    for one, other in _sentences():
        yield one.edit(f"{other.text}\n{one.text}").through(other.end)


@unnoticed("frases", "frase-sem-fim", floor=0.8)
def a_sentence_cut_in_the_middle():
    for line in text_lines("prose"):
        words = line.text.split()
        if len(words) > 8 and line.text.endswith("."):
            yield line.edit(" ".join(words[: len(words) // 2]))
