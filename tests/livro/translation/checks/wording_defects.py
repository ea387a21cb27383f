"""Typing errors, old spellings, bad style, wrong terms."""

import re
import unicodedata
from itertools import pairwise

from livro.translation.words.dictionary import is_portuguese

from .injecting import KNOWLEDGE, PROSE, SOURCES, defect, words
from .places import LINES, SEGMENTS, TEXTS, Edit, lines


@defect("ortografia", "ortografia-antiga")
def two_letters_swapped():
    for line, found, word in words(PROSE, r"[^\W\d_]{7,}"):
        typo = word[:3] + word[4] + word[3] + word[5:]
        if word[3] != word[4] and not is_portuguese(typo):
            yield line.replace(found, typo)


@defect("ortografia", "ortografia-antiga")
def a_letter_lost():
    for line, found, word in words((*PROSE, "heading"), r"[^\W\d_]{8,}"):
        typo = word[:4] + word[5:]
        if not is_portuguese(typo):
            yield line.replace(found, typo)


@defect("ortografia", "ortografia-antiga")
def an_accent_lost():
    for line, found, word in words(PROSE, r"[^\W\d_]{4,}"):
        decomposed = unicodedata.normalize("NFD", word)
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        if bare != word and not is_portuguese(bare):
            yield line.replace(found, bare)


OLD = {
    r"[Ii]deia": "idéia",
    r"[Ff]requen\w+": "freqüentemente",
    r"sequência": "seqüência",
    r"sigmoide": "sigmóide",
    r"consequência": "conseqüência",
    r"não linear": "não-linear",
    r"não linearidades": "não-linearidades",
    r"meio-termo": "vôo",
    r"dois|duas": "tranqüilo",
    r"medi\w+": "lingüística",
    r"produto": "assembléia",
    r"escolh\w+": "auto-suficiente",
    r"todas": "anti-simétrica",
}


@defect("ortografia-antiga")
def a_spelling_of_before_1990():
    for old, new in OLD.items():
        for line, found, _ in words(PROSE, old):
            yield line.replace(found, new)


@defect("palavra-repetida")
def a_word_doubled():
    for line, found, word in words((*PROSE, "heading"), r"[^\W\d_]+"):
        yield line.replace(found, f"{word} {word}")


@defect("palavra-repetida")
def a_word_doubled_across_lines():
    for line in lines("prose"):
        last = re.search(r"([^\W\d_]+)[.:,;]?$", line.text)
        after = TEXTS[line.path][line.end + 1 : line.end + 2]
        if last and after.isalpha():
            yield line.edit(f"{line.text[: last.end(1)]}\n{last[1]} {line.text[last.end(1) :]}")


@defect("gerundismo")
def a_gerund_of_call_centres():
    for line in lines(*PROSE):
        yield line.edit(f"{line.text}\nVamos estar vendo isso adiante.".replace("\n", " "))


@defect("alfabetos-misturados")
def a_letter_of_another_alphabet():
    for line, found, word in words((*PROSE, "heading"), r"[^\W\d_]*a[^\W\d_]+"):
        yield line.replace(found, word.replace("a", "\N{CYRILLIC SMALL LETTER A}", 1))


@defect("versus")
def a_versus():
    for line, found, _ in words((*PROSE, "heading"), "e|ou"):
        yield line.replace(found, "vs.")


@defect("titulo-com-maiusculas")
def a_capital_inside_a_heading():
    for line, found, word in words(("heading",), r"[a-zà-ú]{4,}"):
        if not re.search(r"[.:!?] $|# $", line.text[: found.start()]):
            yield line.replace(found, word.capitalize())


@defect("uma-frase-por-linha")
def two_sentences_on_a_line():
    for line, after in pairwise(LINES):
        if line.kind == after.kind == "prose" and line.text.endswith("."):
            yield Edit(line.path, line.end, line.end + 1, " ")


@defect("ponto-decimal")
def a_decimal_point():
    for line in lines(*PROSE):
        masked = re.sub(r"\$[^$]*\$", lambda found: "¤" * len(found[0]), line.text)
        for found in re.finditer(r"\b\d+,\d+\b", masked):
            yield line.replace(found, found[0].replace(",", "."))


def _translations(rejected):
    for entry in KNOWLEDGE.glossary:
        for term in rejected(entry):
            if term.isupper() or "$" in term:
                continue
            for line in lines(*PROSE):
                pattern = rf"(?i)(?<![\w*<-]){re.escape(entry.preferred)}(?![\w-])"
                for found in line.finds(pattern):
                    yield entry, line, line.replace(found, term.replace("*", ""))


@defect("termo-proibido")
def a_forbidden_term():
    for _, _, edit in _translations(lambda entry: entry.forbidden):
        yield edit


@defect("termo-trocado")
def a_term_swapped():
    for entry, line, edit in _translations(lambda entry: entry.doubtful):
        source = SOURCES.get(line.segment, "")
        if entry.is_term and any(name in source for name in (entry.english, entry.preferred)):
            yield edit


@defect("termo-trocado")
def variance_swapped_for_variation():
    for line in lines(*PROSE, linked=True):
        for found in line.finds("variância"):
            yield line.replace(found, "variação")


@defect("termo-preferido")
def a_term_of_the_source_renamed():
    for path, name, old, new in (
        ("inicializacao", "inicializacao-hipoteses", "ariância", "ispersão"),
        ("inicializacao", "inicializacao-padrao", "distribuição normal", "curva comum"),
        ("simetria", "simetria-pesos-constantes", "oculta", "de dentro"),
        ("simetria", "simetria-permutacao", "saída", "baixo"),
        ("resumo", "resumo-itens", "eurística", "egra"),
    ):
        segment = next(segment for segment in SEGMENTS if segment.name == name)
        text = segment.text.replace(old, new)
        assert path in segment.path and text != segment.text
        yield Edit(segment.path, segment.start, segment.end, text)
