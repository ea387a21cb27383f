"""What comes from elsewhere and goes there: pages of d2l, newer sources, PO files."""

from __future__ import annotations

from argparse import Namespace
from os.path import abspath
from pathlib import Path
from typing import TYPE_CHECKING

from livro.book.places import page, root
from livro.commands.command import argument, command, place
from livro.errors import BookError

if TYPE_CHECKING:
    from livro.translation.segments.model import Pair


@command(
    "fonte trazer",
    "traz os originais em inglês para .cache, onde o git não os vê",
    argument(
        "--de",
        default="",
        metavar="ONDE",
        help="um arquivo, um checkout do d2l-en ou um endereço https; por padrão, o GitHub",
    ),
)
def bring_originals(options: Namespace) -> None:
    """Bring the originals that are not here yet, known by what git calls their content."""
    from livro.translation.original import bring, kept, read_originals
    from livro.translation.segments import Condition, load

    folder = root()
    originals = read_originals(folder)
    missing = [original for original in originals.values() if not kept(folder, original)]
    brought = bring(folder, missing, options.de)
    lines = [f"Original conferido: {path}" for path in brought]
    print("\n".join(lines) or "Os originais já estão aqui.")
    bitext = load(folder)
    conditions = bitext.conditions().items()
    if changed := [name for name, found in conditions if found is Condition.SOURCE_CHANGED]:
        places = [f"  {bitext.place(name)}: {name}" for name in changed]
        print("\n".join(["Foram traduzidos de outro texto:", *places]))


@command(
    "fonte atualizar",
    "troca uma página da fonte por outra mais nova e diz que trechos isso afeta",
    argument("arquivo", type=place, metavar="ARQUIVO", help="a página mais nova"),
    argument("--como", default="", metavar="NOME", help="que página ela substitui"),
    argument("--simular", action="store_true", help="só conta o que mudaria"),
    changes=True,
    only_tells="simular",
)
def update_source(options: Namespace) -> None:
    """Take a newer page of the source; the pages of the book stay as they are."""
    from livro.translation.segments import load
    from livro.translation.segments.updating import carry_out, plan, summary

    folder = root()
    bitext = load(folder)
    update = plan(folder, bitext, options.arquivo, options.como)
    told = summary(bitext, update)
    if options.simular:
        print(f"{told}\n\nNada foi gravado (--simular).")
        return
    carry_out(folder, bitext, update, options.arquivo)  # before a word: nobody may read to the end
    print(
        f"{told}\n\nGravado em traducao/fonte/{update.new.name}; nenhuma página de book/ mudou.\n"
        "A página da revisão (livro revisar) mostra o que mudou e, inteiro, o que é novo.\n"
        "Registre em traducao/fonte/fonte.yml de que commit veio o texto novo."
    )


@command("errata", "escreve em inglês, para os autores do original, o que ele diz e não é assim")
def write_errata(_options: Namespace) -> None:
    """Write the defects of the original that this edition found."""
    from livro.translation.errata import as_markdown, read_defects
    from livro.translation.segments import load

    folder = root()
    bitext = load(folder)
    print(as_markdown(folder, bitext, read_defects(folder, bitext)))


@command(
    "importar",
    "transforma páginas do d2l em rascunhos de páginas do livro",
    argument("paginas", metavar="PAGINA.md", nargs="+", type=place, help="páginas do d2l"),
    argument("--destino", type=place, help="página a criar (por padrão, em book/importados)"),
    argument("--relatorio", type=place, metavar="ARQUIVO", help="guarda o relatório"),
    changes=True,
)
def import_pages(options: Namespace) -> None:
    """Import pages and say what needs a person."""
    from livro.importing import destinations, draft_all, write

    report = options.relatorio
    if report and report.exists():
        raise BookError(f"{report} já existe; nada foi escrito.")
    if options.destino and len(options.paginas) > 1:
        raise BookError("--destino é para uma página só; nada foi escrito.")
    book, pages = root(), [Path(abspath(page)) for page in options.paginas]
    places = destinations(book, pages)
    if options.destino:
        places = {pages[0]: Path(abspath(options.destino))}
    drafts = draft_all(book, places)
    text = "\n".join(each.report for each in drafts)
    write(drafts, {report.absolute(): text.encode()} if report else {})
    print(text, end="")


@command(
    "po exportar",
    "escreve a tradução em arquivos PO",
    argument("destino", type=place, help="o arquivo .po, ou a pasta em que fica um por página"),
    argument("--pagina", help="só os trechos desta página"),
    changes=True,  # in the PO files
)
def export(options: Namespace) -> None:
    """Write the translation as PO files, for whoever prefers Poedit or a server like Weblate."""
    from livro.translation.po.exporting import catalog, export_po
    from livro.translation.segments import load

    folder = root()
    bitext = load(folder)
    chosen = page(options.pagina) if options.pagina else None
    pairs = [pair for pair in bitext.pairs() if chosen in (None, *(t.path for t in pair.targets))]
    if not pairs:
        raise BookError(f"{chosen or 'o livro'}: nenhum trecho traduzido para exportar.")
    files = _files(options.destino, pairs)
    export_po({p: catalog(folder, bitext, own) for p, own in files.items()}, bitext)
    print("\n".join(f"{len(own)} trechos em {path}." for path, own in files.items()))


def _files(destination: Path, pairs: list[Pair]) -> dict[Path, list[Pair]]:
    """Say which segments go into which PO file: one file, or one for each page in a folder."""
    if destination.suffix:
        return {destination: pairs}
    files: dict[Path, list[Pair]] = {}
    for pair in pairs:
        path = Path(pair.targets[0].path).relative_to("book").with_suffix(".po")
        files.setdefault(destination / path, []).append(pair)
    return files


@command(
    "po importar",
    "põe nas páginas o que mudou em arquivos PO",
    argument("caminhos", nargs="+", type=place, metavar="ARQUIVO", help="arquivos PO ou pastas"),
    changes=True,
)
def import_from_po(options: Namespace) -> None:
    """Put what changed in PO files back in the pages, and say what could not be put there."""
    from livro.translation.po.importing import import_po

    found = import_po(root(), [path for each in options.caminhos for path in _po_files(each)])
    changed = [target.segment for target in found.texts]
    told = {
        "Voltaram a ser rascunho, marcados como duvidosos (fuzzy):": sorted(found.doubted),
        "Já sem a marca de duvidosos, à espera de quem responda por eles:": sorted(found.settled),
        "Ainda marcados como duvidosos, ficaram de fora:": found.fuzzy,
    }
    lines = [*changed, *(line for title, own in told.items() if own for line in (title, *own))]
    print("\n".join(lines) or "Nada mudou.")
    if changed or found.settled:
        print("Releia cada trecho e registre quem responde por ele: livro marcar ID traduzido.")
    if found.refused:
        raise BookError("\n".join(["ficaram de fora:", *found.refused]))


def _po_files(path: Path) -> list[Path]:
    """Return a PO file, or those of a folder.

    Raises:
        BookError: the folder has none.
    """
    if not path.is_dir():
        return [path]
    if found := sorted(path.rglob("*.po")):
        return found
    raise BookError(f"{path} não tem nenhum arquivo PO; nada mudou.")
