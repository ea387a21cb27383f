"""What a page must hold to be built: labels, headings, cells, one sentence on each line."""

import re
from collections.abc import Iterator

from livro.book.elsewhere import FILE
from livro.book.shown import shown_in
from livro.translation.checks.book import Book
from livro.translation.checks.code import tree
from livro.translation.checks.finding import Severity
from livro.translation.checks.rule import PageRule, quote
from livro.translation.checks.walks import sentences
from livro.translation.myst.model import Page, Place
from livro.translation.problem import Problem

_MADE_BY_SPHINX = {"genindex", "modindex", "search"}


@PageRule(
    id="referencia-sem-alvo",
    title="Referências que levam a algum lugar",
    why=(
        "Rótulos e chaves de citação são nomes, não palavras: traduzidos, deixam de levar ao que "
        "nomeiam."
    ),
    bad="Veja {ref}`sec_propagação_direta`.",
    good="(sec_forward)=\n# Propagação direta\n\nVeja {ref}`sec_forward`.",
)
def missing_label(page: Page, book: Book) -> Iterator[Problem]:
    """Look up what each reference and each citation leads to."""
    references = [(span.target, span.line) for span in page.roles("ref", "numref", "eq")]
    references += [(label.name, label.line) for label in page.references]
    for target, line in references:
        known = target in book.labels or target in book.knowledge.elsewhere
        if not known and target not in _MADE_BY_SPHINX:
            advice = "Confira-o letra por letra: rótulos não se traduzem."
            message = f"O rótulo {quote(target)} não existe no livro nem em {FILE}."
            yield Problem(line, message, advice)
    for span in page.roles("cite:p", "cite:t"):
        for key in span.target.split(","):
            if key.strip() not in book.knowledge.citations:
                advice = "As chaves são as de book/referencias.bib."
                yield Problem(span.line, f"A obra {quote(key)} não está na bibliografia.", advice)
    for span in page.roles("term"):
        if span.target.lower() not in book.knowledge.terms:
            advice = "Os termos são os da coluna pt de traducao/glossario.csv."
            yield Problem(span.line, f"O glossário não tem {quote(span.target)}.", advice)


_SOUND_LABEL = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@PageRule(
    id="rotulo-repetido",
    title="Um rótulo para cada lugar",
    why="Com dois iguais, as referências levam a um deles, e ninguém sabe a qual.",
    bad="(sec_a)=\n# Um\n\n(sec_a)=\n## Outro",
    good="(sec_a)=\n# Um\n\n(sec_b)=\n## Outro",
)
def repeated_label(page: Page, book: Book) -> Iterator[Problem]:
    """Look up who else gives each label, and how it is written."""
    for label in page.labels:
        others = [p for p in book.labels[label.name] if p != f"{page.path}:{label.line}"]
        if others:
            message = f"O rótulo {quote(label.name)} também está em {', '.join(others)}."
            yield Problem(label.line, message, "Dê a cada lugar o seu.")
        if not _SOUND_LABEL.fullmatch(label.name):
            message = f"O rótulo {quote(label.name)} tem letras que não cabem em um endereço."
            yield Problem(label.line, message, "Use só minúsculas sem acento, dígitos e _ ou -.")


@PageRule(
    id="formula-sem-rotulo",
    title="Fórmulas destacadas têm rótulo",
    why="Com rótulo a fórmula ganha número, e outras páginas podem citá-la.",
    bad="$$\nx = 1\n$$",
    good="$$\nx = 1\n$$ (eq_one)",
)
def formula_label(page: Page, _book: Book) -> Iterator[Problem]:
    """Ask each displayed formula for its label."""
    for display in page.displays:
        if not display.label:
            advice = "Feche-a com `$$ (eq_nome)`."
            yield Problem(display.line, "Fórmula destacada sem rótulo.", advice)


_LEVELS = "O primeiro título da página tem um #; os outros, dois ou mais, sem saltar nível."


@PageRule(
    id="nivel-de-titulo",
    title="Títulos sem saltos",
    why="Do nível saem o sumário e a navegação de quem ouve a página.",
    bad="# Um\n\n### Outro",
    good="# Um\n\n## Outro",
)
def heading_level(page: Page, _book: Book) -> Iterator[Problem]:
    """Walk down the headings of the page."""
    above = 0
    for heading in page.headings:
        if heading.level > above + 1:
            message = f"Título de nível {heading.level} logo depois de um de nível {above}."
            yield Problem(heading.line, message, _LEVELS)
        elif heading.level == 1 and above:
            yield Problem(heading.line, "Segundo título de nível 1 na página.", _LEVELS)
        above = heading.level


@PageRule(
    id="celula-invalida",
    title="Células com Python válido",
    why="Uma aspa a menos em um texto traduzido, e a página deixa de ser executada.",
    bad='```{code-cell} ipython3\nprint("uma única matriz, M)\n```',
    good='```{code-cell} ipython3\nprint("uma única matriz", M)\n```',
)
def broken_cell(page: Page, _book: Book) -> Iterator[Problem]:
    """Parse every cell."""
    if page.broken_cell:
        advice = "Escreva-os como `:tags: [tab-numpy]` ou como YAML entre linhas de `---`."
        yield Problem(page.broken_cell, "Os metadados da célula não se deixam ler.", advice)
    for cell in page.cells:
        if tree(cell) is None:
            yield Problem(
                cell.first + 1,
                "A célula não é Python válido.",
                "Desfaça a última mudança nela: aspas e parênteses têm de vir aos pares.",
            )


@PageRule(
    id="funcao-diferente",
    title="As funções das páginas são as do pacote",
    why="O código que o leitor vê é o que os testes testam.",
    bad=(
        "```{code-cell} ipython3\n:tags: [tab-pytorch]\n\n"
        'def matrix_product(factors, dtype="float32"):\n    return factors[0]\n```'
    ),
    good=(
        "```{code-cell} ipython3\n:tags: [tab-pytorch]\n\n"
        'def matrix_product(factors, dtype="float32"):\n'
        "    M, *rest = (torch.tensor(A, dtype=getattr(torch, dtype)) for A in factors)\n"
        "    for A in rest:\n        M = M @ A\n    return M.numpy()\n```"
    ),
)
def package_function(page: Page, _book: Book) -> Iterator[Problem]:
    """Compare each function with the one of `estabilidade`, by its syntax tree."""
    for shown in shown_in(cell for cell in page.cells if tree(cell)):
        if not shown.is_current:
            yield Problem(
                shown.cell.first + shown.node.lineno,
                f"A função {shown.node.name} difere da do pacote estabilidade.",
                "Mude-a em code/estabilidade e rode `make sincronizar`.",
            )


@PageRule(
    id="uma-frase-por-linha",
    title="Uma frase por linha",
    why="Assim uma correção muda uma linha, e quem a revê vê só o que mudou.",
    bad="A simetria é um incômodo. Um sorteio a quebra.",
    good="A simetria é um incômodo.\nUm sorteio a quebra.",
    severity=Severity.WARNING,
)
def sentence_per_line(page: Page, _book: Book) -> Iterator[Problem]:
    """Count the sentences on each line of the paragraphs; items and captions may have several."""
    for passage in page.passages:
        if passage.place is Place.PARAGRAPH:
            seen: set[int] = set()
            for line, sentence in sentences(passage):
                if line in seen:
                    message = f"Mais de uma frase na linha: {quote(sentence)}."
                    yield Problem(line, message, "Comece outra linha: o parágrafo não muda.")
                seen.add(line)
