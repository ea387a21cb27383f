"""What comes from elsewhere and goes there: pages of d2l, newer sources, PO files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import page, root
from livro.commands.command import argument, command
from livro.errors import BookError

if TYPE_CHECKING:
    from argparse import Namespace


@command(
    "fonte atualizar",
    "troca uma página da fonte por outra mais nova e diz que trechos isso afeta",
    argument("arquivo", type=Path, metavar="ARQUIVO", help="a página mais nova"),
    argument("--como", default="", metavar="NOME", help="que página ela substitui"),
    argument("--simular", action="store_true", help="só conta o que mudaria"),
)
def update_source(options: Namespace) -> None:
    """Take a newer page of the source; the pages of the book stay as they are."""
    from livro.translation.segments import load
    from livro.translation.segments.changes import told
    from livro.translation.segments.updating import carry_out, plan

    folder = root()
    ties = load(folder)
    update = plan(folder, ties, options.arquivo, options.como)
    print(told(ties, update))
    if options.simular:
        print("\nNada foi gravado (--simular).")
        return
    carry_out(folder, ties, update, options.arquivo)
    print(
        f"\nGravado em traducao/fonte/{update.new.name}; nenhuma página de book/ mudou.\n"
        "Registre em traducao/fonte/fonte.yml de que commit veio o texto novo."
    )


@command(
    "importar",
    "transforma uma página do d2l em rascunho de página do livro",
    argument("pagina", metavar="PAGINA.md", type=Path, help="página do d2l"),
    argument("--destino", type=Path, help="página a criar (por padrão, book/importados/PAGINA.md)"),
    argument("--relatorio", type=Path, metavar="ARQUIVO", help="guarda o relatório"),
)
def import_page(options: Namespace) -> None:
    """Import a page and say what needs a person."""
    from livro.importing import draft, write
    from livro.translation.segments.names import page_name

    book = root()
    default = book / "book" / "importados" / f"{page_name(options.pagina.name)}.md"
    destination = options.destino.absolute() if options.destino else default
    report = options.relatorio
    if report and report.exists():
        raise BookError(f"{report} já existe; nada foi escrito.")
    drafted = draft(book, options.pagina.absolute(), destination)
    extra = {report.absolute(): drafted.report.encode()} if report else {}
    write(drafted, extra)
    print(drafted.report, end="")


@command(
    "po exportar",
    "escreve um arquivo PO",
    argument("arquivo", type=Path, help="o arquivo a escrever"),
    argument("--pagina", help="só os trechos desta página"),
)
def export_po(options: Namespace) -> None:
    """Write the translation as a PO file, for whoever prefers Poedit."""
    from livro.book import files
    from livro.translation.po.export import to_po
    from livro.translation.segments import State, load

    ties = load(root())
    chosen = page(options.pagina) if options.pagina else None
    pairs = [pair for pair in ties.pairs() if chosen in (None, *(t.path for t in pair.targets))]
    if not pairs:
        raise BookError(f"{chosen or 'o livro'}: nenhum trecho traduzido para exportar.")
    drafts = {name for name, entry in ties.ledger.entries.items() if entry.state is State.DRAFT}
    files.write(options.arquivo, f"{to_po(pairs, frozenset(drafts))}\n".encode())
    print(f"{len(pairs)} trechos em {options.arquivo}.")


@command(
    "po importar",
    "põe nas páginas o que mudou em um arquivo PO",
    argument("arquivo", type=Path, help="o arquivo a ler"),
)
def import_from_po(options: Namespace) -> None:
    """Put what changed in a PO file back in the pages."""
    from livro.translation.po.importing import import_po

    changed = import_po(root(), options.arquivo)
    print("\n".join(changed) or "Nada mudou.")
    if changed:
        print("Releia cada trecho e registre quem responde por ele: livro marcar ID traduzido.")
