"""What was left in English, wherever a page may hold it."""

import re
from collections.abc import Iterator

from livro.translation.checks.book import Book
from livro.translation.checks.code import identifiers, texts
from livro.translation.checks.finding import Severity
from livro.translation.checks.outputs import cells_of
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import TEXT_OF_FORMULA, formulas, sentences
from livro.translation.myst.model import Page, Passage
from livro.translation.problem import Problem
from livro.translation.words.identify import english_words, is_english_text


def english_sentences(passage: Passage, book: Book) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a passage that are English but for their loans and their names."""
    for line, sentence in sentences(passage, emphasis=False):
        if is_english_text(book.knowledge.vocabulary.without_names(sentence)):
            yield line, sentence


@PageRule(
    id="frase-em-ingles",
    title="Nenhuma frase em inglês",
    why=(
        "Um trecho por traduzir passa despercebido no meio de uma página longa. "
        "A língua é identificada frase por frase; empréstimos em itálico, fórmulas e código "
        "ficam de fora."
    ),
    bad="Additional care during optimization can enhance stability.",
    good="Atenção adicional durante a otimização pode aumentar a estabilidade.",
)
def english_sentence(page: Page, book: Book) -> Iterator[Problem]:
    """Ask for the language of each sentence."""
    for passage in page.passages:
        for line, sentence in english_sentences(passage, book):
            yield Problem(line, f"Frase em inglês: {quote(sentence)}.", "Traduza-a.")


@PageRule(
    id="ingles-no-codigo",
    title="Rótulos, mensagens e comentários em português",
    why=(
        "O leitor lê a legenda de um gráfico e o que a célula imprime como lê o texto. "
        "Os nomes do código ficam em inglês."
    ),
    bad='```{code-cell} ipython3\nprint("a single matrix", M)\n```',
    good='```{code-cell} ipython3\nprint("uma única matriz", M)\n```',
)
def english_code(page: Page, book: Book) -> Iterator[Problem]:
    """Look at the texts of each cell that a reader reads, but for the names of the code."""
    for cell in page.cells:
        names = identifiers(cell)
        for text, line in texts(cell):
            words = english_words(book.knowledge.vocabulary.without_names(text))
            if set(words) - names:
                yield Problem(
                    line,
                    f"Texto em inglês na célula: {quote(text.strip())}.",
                    "Traduza-o: legendas, mensagens e comentários se leem como o resto da página.",
                )


_NAME_IN_CODE = re.compile(r"`[^`\s]+`")  # as in prose, a name between backticks is no word


@PageRule(
    id="ingles-na-saida",
    title="Saídas em português",
    why=(
        "O que a célula imprime e os textos dos gráficos fazem parte da página. "
        "São conferidas as saídas da última construção; se as células mudaram depois dela, "
        "o comando avisa que não as conferiu."
    ),
    bad="loss: 0.25 after 10 steps",
    good="perda: 0,25 depois de 10 passos",
)
def english_output(page: Page, book: Book) -> Iterator[Problem]:
    """Look at the outputs of the last build, if its cells were these."""
    outputs = book.knowledge.outputs.get(cells_of(page), ())
    for cell, output in zip(page.cells, outputs, strict=False):
        for line in output.split("\n"):
            words = _NAME_IN_CODE.sub("", line)
            if english_words(book.knowledge.vocabulary.without_names(words)):
                yield Problem(
                    cell.first + 1,
                    f"A saída da célula está em inglês: {quote(line.strip())}.",
                    "Mude o que ela imprime ou desenha e construa o livro de novo.",
                )


@PageRule(
    id="ingles-na-formula",
    title="Palavras de fórmulas em português",
    why=r"O que está em `\text{…}` se lê como o resto da frase.",
    bad=r"$\sigma^2 = 1 \text{ or equivalently } \sigma = 1$",
    good=r"$\sigma^2 = 1 \text{ ou, de forma equivalente, } \sigma = 1$",
)
def english_formula(page: Page, _book: Book) -> Iterator[Problem]:
    """Look at the texts of each formula."""
    for tex, line in formulas(page):
        for text in TEXT_OF_FORMULA.findall(tex):
            if english_words(text):
                yield Problem(
                    line,
                    f"Inglês dentro de uma fórmula: {quote(text.strip())}.",
                    r"Traduza o que está em \text{…}; o resto da fórmula não muda.",
                )


@PageRule(
    id="ingles-em-italico",
    title="Inglês em itálico só o do glossário",
    why=(
        "Na primeira menção de um termo damos também o inglês, em itálico, e os empréstimos ficam "
        "em itálico. O que não está no glossário pode ser um trecho que faltou traduzir."
    ),
    bad="As redes *without hidden layers* são lineares.",
    good="As redes sem camadas ocultas são lineares; o *dropout* não muda isso.",
    severity=Severity.WARNING,
)
def english_emphasis(page: Page, book: Book) -> Iterator[Problem]:
    """Look at what stands in italics, apart from the glossary's terms and the works cited."""
    vocabulary = book.knowledge.vocabulary
    for span in page.spans:
        if span.emphasis and span.text:
            unknown = vocabulary.without_names(vocabulary.without_english(span.text))
            if english_words(unknown):
                yield Problem(
                    span.line,
                    f"Inglês em itálico que o glossário não conhece: {quote(span.text)}.",
                    "Traduza-o ou acrescente-o a traducao/glossario.csv (os que não são termos, "
                    "à seção em-ingles de traducao/palavras.yml).",
                )
