"""What is copied from the source as it is: formulas, numbers, citations, labels, links, code."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from livro.book.numbers import marks_thousands
from livro.translation.checks.book import Book
from livro.translation.checks.reading import Reading
from livro.translation.checks.rule import PairRule, quote
from livro.translation.checks.walks import TEXT_OF_FORMULA, formulas, places
from livro.translation.myst.model import Mark, Page
from livro.translation.problem import Problem

Part = tuple[str, int]  # what both sides must have, and its line


def _compared(
    reading: Reading, parts: Callable[[Page], list[Part]]
) -> tuple[list[str], list[Part]]:
    """Return what the translation lost of its source, and what it added, with its place."""
    ours, theirs = parts(reading.target), [text for text, _ in parts(reading.source)]
    lost = _missing(theirs, (text for text, _ in ours))
    surplus = Counter(_missing((text for text, _ in ours), theirs))
    added = []
    for text, line in ours:
        if surplus[text]:
            surplus[text] -= 1
            added.append((text, line))
    return lost, added


def _missing(wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return what is wanted more often than it was found."""
    return list((Counter(wanted) - Counter(found)).elements())


_COPY = r"Copie-a da fonte; só o que está em \text{…} se traduz."


@PairRule(
    id="formula-diferente",
    title="As fórmulas da fonte, na mesma ordem",
    why=(
        "Uma fórmula é igual em qualquer língua. A comparação deixa de fora os espaços, o conteúdo "
        r"de `\text{…}` e a vírgula decimal; o que foi corrigido de propósito se dispensa em "
        "`traducao/trechos`, com o motivo."
    ),
    source=r"unless $n_\mathrm{out} \sigma^2 = 1$",
    bad=r"a menos que $n_\mathrm{in} \sigma^2 = 1$",
    good=r"a menos que $n_\mathrm{out} \sigma^2 = 1$",
)
def different_formula(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the formulas of both sides, then their order."""
    lost, added = _compared(reading, _formulas)
    for tex in lost:
        yield Problem(reading.first, f"Falta a fórmula {quote(tex)} da fonte.", _COPY, tex)
    for tex, line in added:
        yield Problem(line, f"A fonte não tem a fórmula {quote(tex)}.", _COPY, tex)
    if not lost:
        yield from _moved(_formulas(reading.target), _formulas(reading.source))


def _moved(ours: list[Part], theirs: list[Part]) -> Iterator[Problem]:
    """Walk down our formulas, those that only we have included, looking for theirs in order."""
    left = iter(ours)
    for wanted, _ in theirs:
        if not any(tex == wanted for tex, _ in left):
            line = next(line for tex, line in ours if tex == wanted)
            message = f"A fórmula {quote(wanted)} não está onde a fonte a tem."
            yield Problem(line, message, "Confira se não foi trocada por outra.", wanted)
            return


_SPLIT_COMMAND = re.compile(r"(?<!\\)\\\s+(?=[a-z]{2})|(?<=[a-z])\s+(?={)")  # \ mathbf {x}
_SPACE_AFTER_COMMAND = re.compile(r"(\\[a-zA-Z]+)\s+(?=[a-zA-Z])")
_SPACE_COMMAND = re.compile(r"((?<!\\)\\)\s")
_DECIMAL_COMMA = re.compile(r"(?<=\d)\{,\}(?=\d)")


def _formulas(page: Page) -> list[Part]:
    """Return the formulas without what may differ: spaces, words, the mark of the decimals."""
    return [(_normalized(tex), line) for tex, line in formulas(page) if tex.strip()]


def _normalized(tex: str) -> str:
    tex = _DECIMAL_COMMA.sub(".", TEXT_OF_FORMULA.sub(r"\\text{}", tex))
    tex = _SPLIT_COMMAND.sub(lambda found: found[0].strip(), tex)
    for meant in (_SPACE_AFTER_COMMAND, _SPACE_COMMAND):
        tex = meant.sub("\\1\0", tex)
    return re.sub(r"\s", "", tex).replace("\0", " ")


_NUMBER = re.compile(r"(?<![\w.,^])\d+(?:[.,]\d+)*(?!\w)")
_REREAD = "Confira os números com a fonte."


@PairRule(
    id="numero-diferente",
    title="Os números da fonte",
    why="Um zero a menos não salta aos olhos. Os separadores de milhar e decimal podem mudar.",
    source="10000-layer neural networks",
    bad="redes neurais de 1.000 camadas",
    good="redes neurais de 10.000 camadas",
)
def different_number(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the numbers of both sides, 10.000, 10,000 and 10000 being the same."""
    lost, added = _compared(reading, _numbers)
    for number in lost:
        yield Problem(reading.first, f"Falta o número {number} da fonte.", _REREAD, number)
    for number, line in added:
        yield Problem(line, f"A fonte não tem o número {number}.", _REREAD, number)


def _numbers(page: Page) -> list[Part]:
    return [(_value(found[0]), line) for line, found in places(page, _NUMBER)]


def _value(number: str) -> str:
    if marks_thousands(number):
        return re.sub(r"[.,]", "", number)
    return number.replace(",", ".")


@PairRule(
    id="citacao-diferente",
    title="As citações da fonte",
    why="Quem escreveu o artigo merece o crédito também em português.",
    source="the now-standard *Xavier initialization* :cite:`Glorot.Bengio.2010`.",
    bad="a inicialização de Xavier, hoje padrão.",
    good="a inicialização de Xavier, hoje padrão {cite:p}`Glorot.Bengio.2010`.",
)
def different_citation(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the keys of both sides."""
    lost, added = _compared(reading, _keys)
    for key in lost:
        advice = "Escreva {cite:p}`" + key + "` onde a fonte cita a obra."
        yield Problem(reading.first, f"Falta a citação {quote(key)} da fonte.", advice, key)
    for key, _ in added:
        advice = "Cite só o que a fonte cita; o que é nosso cabe em uma Nota desta edição."
        yield Problem(reading.first, f"A fonte não cita {quote(key)}.", advice, key)


def _keys(page: Page) -> list[Part]:
    roles = page.roles("cite:p", "cite:t")
    return [(key.strip(), role.line) for role in roles for key in role.target.split(",")]


@PairRule(
    id="rotulo-diferente",
    title="Os rótulos e as referências da fonte",
    why="Por eles outras páginas, e outros livros, levam até aqui.",
    source="## Xavier Initialization\n:label:`subsec_xavier`",
    bad="(subsec_inicializacao_xavier)=\n## Inicialização de Xavier",
    good="(subsec_xavier)=\n## Inicialização de Xavier",
)
def different_label(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Look for each label and each reference of the source; the book may have more of both."""
    for label in _missing(reading.source_labels, (label.name for label in reading.target.labels)):
        advice = f"Escreva ({label})= antes do título: rótulos não se traduzem."
        yield Problem(reading.first, f"Falta o rótulo {quote(label)} da fonte.", advice, label)
    lost, _ = _compared(reading, _targets)
    for target in lost:
        advice = "Escreva {ref}`" + target + "` onde a fonte a faz."
        message = f"Falta a referência a {quote(target)} da fonte."
        yield Problem(reading.first, message, advice, target)


def _targets(page: Page) -> list[Part]:
    return [(role.target, role.line) for role in page.roles("ref", "numref", "eq")]


@PairRule(
    id="link-diferente",
    title="Os links da fonte",
    why="Endereços não se traduzem.",
    source="[Discussions](https://discuss.d2l.ai/t/103)",
    bad="[Discussões](https://discuss.d2l.ai/t/130)",
    good="[Discussões](https://discuss.d2l.ai/t/103)",
)
def different_link(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare the addresses of both sides."""
    lost, added = _compared(reading, _addresses)
    for address in lost:
        advice = "Mantenha o endereço; só o texto do link se traduz."
        yield Problem(reading.first, f"Falta o link para {quote(address)}.", advice, address)
    for address, _ in added:
        advice = "Links nossos cabem em uma Nota desta edição."
        message = f"A fonte não tem o link para {quote(address)}."
        yield Problem(reading.first, message, advice, address)


_OF_D2L = re.compile(r"(?:https?://(?:www\.)?d2l\.ai/|(?![a-z]+:))(?:[^#]*/)?([^/#]+)\.\w+")


def _addresses(page: Page) -> list[Part]:
    """Return the addresses; those inside d2l by their pages, which the book links from outside."""
    links = page.marked(Mark.LINK)
    return [(_OF_D2L.sub(r"\1", span.target), span.line) for span in links]


_KEEP = "Nomes do código não se traduzem."


@PairRule(
    id="codigo-diferente",
    title="O código no meio do texto é o da fonte",
    why="O leitor vai digitá-lo, e em português ele não funciona.",
    source="Call `backward` on the output.",
    bad="Chame `retropropagar` na saída.",
    good="Chame `backward` na saída.",
)
def different_inline_code(reading: Reading, _book: Book) -> Iterator[Problem]:
    """Compare what both sides have between backticks."""
    lost, added = _compared(reading, _codes)
    for code in lost:
        yield Problem(reading.first, f"Falta o código {quote(code)} da fonte.", _KEEP, code)
    for code, _ in added:
        yield Problem(reading.first, f"A fonte não tem o código {quote(code)}.", _KEEP, code)


def _codes(page: Page) -> list[Part]:
    return [(span.text, span.line) for span in page.marked(Mark.CODE)]
