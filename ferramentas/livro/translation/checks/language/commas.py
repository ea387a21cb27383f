"""The comma, where a sentence shows by its first words that one is missing or is too many."""

import re
from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import GAP, places
from livro.translation.myst.model import Page
from livro.translation.problem import Problem

_VERB = r"(?:é(?! claro| verdade)|são|está|estão|tem|têm|pode|podem|vale|depende|dependem)\b"
_CLAUSE = r"(?:^|[;:] |\b(?:que|porque|quando|se|mas) )"
_DETERMINER = r"(?:[oa]s?|uma?|cada|ess[ea]s?|est[ea]s?|[sc]u[jao]s?)"
_COMPLEMENT = rf" (?:d[aeo]s?|n[ao]s?|entre|sobre) (?:[a-zà-ú]+|{GAP})"
_SUBJECT = rf"{_DETERMINER} [a-zà-ú]+(?:{_COMPLEMENT}| [a-zà-ú]+(?:os|as|l|is|o|a|e)){{0,3}}"
_AFTER_SUBJECT = re.compile(rf"(?i:{_CLAUSE}{_SUBJECT}), {_VERB}")
_AFTER_WORD = re.compile(rf"\b(?:(?<!ou )(?:não|nunca)|que|cuj[ao]s? \w+|el[ea]s?), {_VERB}")


@PageRule(
    id="virgula-a-mais",
    title="Nada entre o sujeito e o verbo",
    why="A vírgula marca a pausa de quem lê em voz alta, mas corta a frase de quem a entende.",
    bad="A variância da saída, é a da entrada, que não, muda.",
    good="A variância da saída é a da entrada, que não muda.",
)
def one_comma_too_many(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for a clause whose first comma comes between its subject and its verb."""
    for pattern in (_AFTER_SUBJECT, _AFTER_WORD):
        for number, found in places(page, pattern):
            message = f"Vírgula entre o sujeito e o verbo: {quote(found[0])}."
            yield Problem(number, message, "Apague-a.")


_LINKS = r"isto é|ou seja|no entanto|porém|contudo|entretanto|portanto"
_MISSING = (
    re.compile(r"[^\W\d_] mas (?!sim\b|também\b|de\b|nada\b)\w+"),
    re.compile(r"^(?:No entanto|Além disso|Por exemplo|Por isso|De fato|Por outro lado) [a-zà-ú]+"),
    re.compile(rf"[^\W\d_] (?:{_LINKS}) \w+"),
    re.compile(r"^(?:Se|Quando|Embora|Enquanto|Caso) (?:[^\s,:;?(]+ ){9,}[^\s,:;?(]+[.]$"),
)


@PageRule(
    id="virgula-a-menos",
    title="Vírgula antes de “mas” e depois do que abre a frase",
    why="Sem ela, o leitor só descobre no verbo seguinte que a oração era outra.",
    bad="A rede é profunda mas não aprende.\nNo entanto a perda cai.",
    good="A rede é profunda, mas não aprende.\nNo entanto, a perda cai.",
)
def one_comma_too_few(page: Page, _book: Book) -> Iterator[Problem]:
    """Look for what never goes without one: some connectives, a clause before the main one."""
    for pattern in _MISSING:
        for number, found in places(page, pattern):
            yield Problem(number, f"Falta uma vírgula: {quote(found[0])}.", "Acrescente-a.")
