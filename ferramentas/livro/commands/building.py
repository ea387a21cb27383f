"""The site: built, served, its cells kept like the package, what goes with it to the web."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from livro.book import files
from livro.book.locking import one_build
from livro.book.places import page, root, site, sources
from livro.commands.command import argument, command, place
from livro.errors import BookError, from_system


@command(
    "construir",
    "constrói o site em _build/html",
    argument("--previa", action="store_true", help="não executa as células"),
)
def build(options: Namespace) -> None:
    """Build the site; every warning is an error."""
    from livro.site.build import build_html

    with one_build(root()):
        built = build_html(root(), preview=options.previa)
    if built is None:
        raise BookError("O livro não foi construído: corrija os avisos acima (cada um é um erro).")
    print(f"Livro pronto: {built / 'index.html'}")


@command(
    "servir",
    "serve o site construído nesta máquina",
    argument("--porta", type=int, default=8000, help="porta (0: uma livre qualquer)"),
)
def serve_site(options: Namespace) -> None:
    """Serve the built site until interrupted."""
    from livro.site.serve import serve

    _at_port(serve, site(), options.porta)


@command(
    "editar",
    "serve a prévia e a refaz a cada arquivo salvo; o navegador mostra a nova sozinho",
    argument("--porta", type=int, default=8000, help="porta (0: uma livre qualquer)"),
)
def edit_book(options: Namespace) -> None:
    """Serve the preview, built again at each change, until interrupted."""
    from livro.site.editing import edit

    _at_port(edit, root(), options.porta)


def _at_port(serve: Callable[[Path, int], None], folder: Path, port: int) -> None:
    if not 0 <= port < 2**16:
        raise BookError(f"A porta {port} não existe: elas vão de 0 a 65535.")
    try:
        serve(folder, port)
    except OSError as error:
        raise BookError(f"A porta {port} não está livre: {from_system(error)}") from error


@command(
    "sincronizar",
    "copia as funções do pacote para as páginas",
    argument("paginas", nargs="*", help="páginas (por padrão, todas)"),
    argument("--verificar", action="store_true", help="só compara; falha se diferirem"),
    changes=True,
    only_tells="verificar",
)
def synchronize(options: Namespace) -> None:
    """Bring the functions that the pages show up to date with the package, or only compare."""
    from livro.book import shown

    chosen = [root() / page(name) for name in options.paginas] or sources(root())
    if not options.verificar:
        changed = shown.synchronize(chosen)
        print("\n".join(changed) or "As páginas já mostram o código do pacote.")
        return
    functions = [function for path in chosen for function in shown.shown_functions(path)]
    if stale := [f"{each.place}: {each.node.name}" for each in functions if not each.is_current]:
        places = "\n".join(stale)
        raise BookError(f"{places}\nFunções diferentes das do pacote; rode `make sincronizar`.")


@command(
    "catalogo",
    "põe em dia o catálogo que traduz os docstrings do pacote",
    argument("--verificar", action="store_true", help="só compara; falha se algo faltar"),
    changes=True,
    only_tells="verificar",
)
def update_catalog(options: Namespace) -> None:
    """Bring the catalogue of the docstrings up to date with the package, or only compare."""
    from livro.sphinx.reference.catalog import CATALOG, up_to_date

    path = root() / CATALOG
    before, catalog = files.read(path), up_to_date(root())
    if not options.verificar:
        files.write(path, f"{catalog}\n".encode())
    missing = [entry for entry in catalog if not entry.obsolete and not entry.translated()]
    faults = [f"{entry.occurrences[0][0]}: falta traduzir “{entry.msgid}”" for entry in missing]
    if options.verificar and f"{catalog}\n" != before:
        faults.append(f"{CATALOG} não é o dos docstrings de hoje; rode `make catalogo`.")
    if faults:
        raise BookError("\n".join(faults))
    print(f"{CATALOG}: {len(catalog)} textos, todos traduzidos.")


@command(
    "reunir-cadernos",
    "reúne numa pasta o que o ramo `cadernos` publica: os notebooks, o pacote e binder/",
    argument(
        "pasta",
        type=place,
        help="a pasta a criar, ou a refazer, se foi este comando que a escreveu",
    ),
)
def gather_notebooks(options: Namespace) -> None:
    """Gather the files of the branch."""
    from livro.site.notebook_branch import gather

    gather(root(), site(), options.pasta)
    print(f"Notebooks reunidos: {options.pasta}")


@command(
    "links",
    "lista os links para outros sites",
    argument("--conferir", action="store_true", help="pede cada um (usa a rede)"),
)
def list_links(options: Namespace) -> None:
    """List the links that leave the book, or ask for each of them."""
    from livro.site.links import external_links, trouble_with_all

    places = external_links(site())
    troubles = trouble_with_all(places) if options.conferir else {}
    for url, found_in in places.items():
        print(f"{url}\n    em {', '.join(found_in)}")
        if troubles.get(url):
            print(f"    PROBLEMA: {troubles[url]}")
    if troubles:
        raise BookError(f"{len(troubles)} de {len(places)} links externos não responderam bem.")
