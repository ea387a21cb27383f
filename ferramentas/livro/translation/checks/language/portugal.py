"""What is right in Portugal and is written otherwise in Brazil."""

import re
from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import lines
from livro.translation.myst.model import Page
from livro.translation.problem import Problem

# What the dictionary takes for Brazilian, as it is written or said there -> here.
_WORDS = {
    r"factos?": "fato",
    r"contactos?": "contato",
    r"connosco": "conosco",
    r"ecrãs?": "tela",
    r"ficheiros?": "arquivo",
    r"utilizador(?:es|as?)?": "usuário",
    r"regist(?:os?|a|am|ar|ou|ad[oa]s?)": "registro, registrar",
    r"equipas?": "equipe",
    r"planeamentos?": "planejamento",
    r"controlos?": "controle",
    r"vós": "vocês",
    r"secç(?:ão|ões)": "seção",
    r"(?:milhar|milhares|mil) (?:de )?milh(?:ão|ões)": "bilhão",
    r"dezenas? de milhar": "dezenas de milhares",
    r"factor(?:es|iza\w+)?": "fator",
    r"vector(?:es|ia(?:l|is))?": "vetor",
    r"actor(?:es)?": "ator",
    r"óptim[oa]s?": "ótimo",
    r"acç(?:ão|ões)": "ação",
    r"fracç(?:ão|ões)": "fração",
    r"excepç(?:ão|ões)": "exceção",
    r"adopt(?:a|am|ar|ad[oa]s?|ou)": "adotar",
    r"(?:in|des)?activ(?:[oa]s?|ar|ad[oa]s?|ação|aç(?:ão|ões)|idades?)": "ativo, ativação",
    r"(?:in|re)?direc(?:t[oa]s?|tamente|ç(?:ão|ões))": "direto, direção",
    r"(?:in)?exac(?:t[oa]s?|tamente|tidão)": "exato",
    r"(?:in)?correc(?:t[oa]s?|tamente|ç(?:ão|ões))": "correto, correção",
    r"projec(?:t[oa]s?|tar|tad[oa]s?|ç(?:ão|ões))": "projeto, projeção",
    r"objec(?:tos?|tivos?|tiv[oa]s?)": "objeto, objetivo",
    r"efec(?:tiv[oa]s?|tivamente|tuar)": "efetivo",
    r"afect(?:a|am|ar|ad[oa]s?|ou)": "afetar",
    r"actua(?:l|is|lmente|lizar|lizaç(?:ão|ões)|ção|r|m)": "atual, atuar",
}
_WORD = re.compile("|".join(rf"\b(?P<w{n}>{word})\b" for n, word in enumerate(_WORDS)), re.I)
_PROGRESSIVE = re.compile(
    r"\best(?:á|ão|ou|amos|ava|avam|ávamos|iver|eja|ejam) a (?!partir|qualquer)\w{2,}[aeio]r\b",
    re.IGNORECASE,
)


@PageRule(
    id="portugues-europeu",
    title="O português do Brasil",
    why="As palavras e os tempos de Portugal são certos lá; o leitor daqui estranha.",
    bad="De facto, a rede está a aprender; o registo fica no ficheiro.",
    good="De fato, a rede está aprendendo; o registro fica no arquivo.",
)
def european(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for a list of words and for “estar a” with a verb; not in italics."""
    brazilian = list(_WORDS.values())
    for passage in page.passages:
        for number, text in lines(passage, emphasis=False):
            for found in _WORD.finditer(text):
                here = brazilian[int((found.lastgroup or "w0")[1:])]
                yield Problem(
                    number, f"Português de Portugal: {quote(found[0])}.", f"Aqui, {quote(here)}."
                )
            for found in _PROGRESSIVE.finditer(text):
                advice = "Aqui, com o gerúndio (“está aprendendo”) ou o verbo simples."
                yield Problem(number, f"Português de Portugal: {quote(found[0])}.", advice)
