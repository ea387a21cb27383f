"""The words of the search: one rule in Python, which indexes, and in JavaScript, which asks."""

import json
import re
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from livro.sphinx.search.stemming import SearchBrazilianPortuguese, fold, javascript

BOOK = Path(__file__).parents[3] / "book"
LANGUAGE = SearchBrazilianPortuguese({})


@pytest.fixture(scope="module")
def browser():
    context = MiniRacer()
    context.eval(f"var stopwords = {json.dumps(sorted(LANGUAGE.stopwords))};\n{javascript()}")
    yield context
    context.close()


def words_of_the_book() -> list[str]:
    texts = [page.read_text("utf-8") for page in BOOK.rglob("*.md")]
    return sorted({word for text in texts for word in LANGUAGE.split(text)})


def stems(browser, words):
    call = f"JSON.stringify({json.dumps(words)}.map(new Stemmer().stemWord))"
    return json.loads(browser.eval(call))


def test_the_browser_stems_every_word_of_the_book_as_python_does(browser):
    words = words_of_the_book()
    assert len(words) > 1000
    folded = [fold(word) for word in words]
    for variant in (words, folded, [word + "s" for word in folded], [w.upper() for w in words]):
        ours = [LANGUAGE.stem(word) for word in variant]
        theirs = stems(browser, variant)
        assert [x for x in zip(variant, ours, theirs, strict=True) if x[1] != x[2]] == []


def test_accents_never_matter(browser):
    for word in words_of_the_book():
        assert LANGUAGE.stem(word) == LANGUAGE.stem(fold(word)), word


def test_the_browser_splits_as_python_does(browser):
    for page in BOOK.rglob("*.md"):
        text = page.read_text("utf-8")
        assert json.loads(browser.eval(f"JSON.stringify(splitQuery({json.dumps(text)}))")) == (
            LANGUAGE.split(text)
        )


def test_decomposed_accents_are_one_word(browser):
    split = f"JSON.stringify(splitQuery({json.dumps('explosa' + chr(0x303) + 'o')}))"
    assert json.loads(browser.eval(split)) == ["explosão"]


@pytest.mark.parametrize(
    "forms",
    [
        "explosão explosao explosões explosoes EXPLOSÕES",
        "inicialização inicializacao inicializações inicializar inicializada",
        "gradiente gradientes",
        "matriz matrizes",
        "vetor vetores",
        "variável variavel variáveis variaveis",
        "viés vies vieses",
        "difícil dificil difíceis",
        "análise analise análises",
        "imagem imagens",
        "neural neurais",
        "variância variancia variâncias",
        "base bases",
        "camada camadas",
    ],
)
def test_forms_of_a_word_meet(forms):
    assert len({LANGUAGE.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["simetria assimetria", "gradiente grande", "peso passo"])
def test_different_words_stay_apart(words):
    assert len({LANGUAGE.stem(word) for word in words.split()}) == 2


def test_a_stem_is_never_a_word_that_is_not_indexed():
    stemmed = {LANGUAGE.stem(word) for word in words_of_the_book() if fold(word) not in stop()}
    assert not stemmed & stop()


def stop():
    return LANGUAGE.stopwords


def test_stop_words_are_known_without_accents():
    assert {"não", "nao", "está", "voce"} <= stop()
    assert not re.search("[áéíóúâêôãõç]", " ".join(fold(word) for word in stop()))
