"""Where the translation stands: its findings, its states, the page of whoever reviews."""

import sys
from argparse import Namespace
from pathlib import Path

from livro.book.places import root
from livro.commands.command import argument, command, one_of
from livro.errors import BookError


@command(
    "verificar",
    "confere a tradução: língua, termos, fórmulas, números, marcação",
    argument("caminhos", nargs="*", help="páginas ou pastas (por padrão, o livro todo)"),
    argument("--lancamento", action="store_true", help="exige tudo em dia e revisado"),
    one_of(
        argument("--json", action="store_true", help="escreve os achados como JSON"),
        argument("--github", action="store_true", help="escreve anotações para o GitHub"),
    ),
)
def verify(options: Namespace) -> None:
    """Check the book, or some of its pages; fail if there is an error."""
    from livro.translation.checks import report
    from livro.translation.checks.finding import Severity
    from livro.translation.checks.loading import read_book
    from livro.translation.checks.runner import findings

    book, bitext = read_book(root())
    only = _chosen(options.caminhos, [page.path for page in book.pages])
    found = findings(book, bitext, release=options.lancamento, only=only)
    writer = report.as_text
    if options.json or options.github:
        writer = report.as_json if options.json else report.as_annotations
    if found or options.json:
        print(writer(found))
    for page in book.unexecuted(only):
        print(f"{page.path}: saídas não conferidas; rode antes `make html`.", file=sys.stderr)
    summary = report.summary(found, len(book.pages if only is None else only))
    if any(finding.severity is Severity.ERROR for finding in found):
        raise BookError(summary)
    print(summary, file=sys.stderr)


def _chosen(paths: list[str], pages: list[str]) -> set[str] | None:
    """Return the pages below the paths that were asked for; nothing if none was.

    Raises:
        BookError: there are no pages below one of them.
    """
    chosen: set[str] = set()
    for path in map(Path, paths):
        below = {page for page in pages if (root() / page).is_relative_to(path.resolve())}
        if not below:
            raise BookError(f"{path}: não é uma página do livro nem uma pasta que tenha alguma.")
        chosen |= below
    return chosen or None


@command("revisar", "põe o original e a tradução lado a lado, em _build/revisao")
def review(_options: Namespace) -> None:
    """Write one page per page of the book, with states and findings, and their index."""
    from livro.translation.review.build import build_review

    print(f"Páginas da revisão: {build_review(root())}")


@command(
    "situacao",
    "mostra o que está traduzido, revisado e desatualizado",
    argument("--json", action="store_true", help="escreve tudo em JSON"),
    argument("--exigir", choices=("em-dia", "revisado"), help="falha se algo não estiver assim"),
)
def status(options: Namespace) -> None:
    """Show where the translation stands; fail if less than what is demanded."""
    from livro.translation.segments import load
    from livro.translation.segments.status import as_json, as_table, shortcomings

    bitext = load(root())
    print(as_json(bitext) if options.json else as_table(bitext))
    missing = shortcomings(bitext, reviewed=options.exigir == "revisado") if options.exigir else []
    if faults := [*map(str, bitext.problems), *missing]:
        raise BookError("\n".join(["a situação da tradução não permite continuar:", *faults]))
