"""The command `livro`: everything the Makefile does with the book."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class BookError(Exception):
    """A problem to tell to whoever ran the command; the message is in Portuguese."""


def _root() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_config.yml").is_file() and (folder / "_toc.yml").is_file():
            return folder
    raise BookError(
        f"{here} não está dentro do livro: não há _config.yml e _toc.yml aqui nem acima."
    )


def _site() -> Path:
    site = _root() / "_build" / "html"
    if not (site / "index.html").is_file():
        raise BookError(f"Não há livro em {site}; construa-o antes com `make html`.")
    return site


def _pages(arguments: argparse.Namespace) -> list[Path]:
    return [Path(page) for page in arguments.paginas] or sorted((_root() / "book").rglob("*.md"))


def build(arguments: argparse.Namespace) -> None:
    """Build the site, or its preview without execution."""
    from livro.build import build_html

    site = build_html(_root(), preview=arguments.previa)
    if site is None:
        raise BookError("O livro não foi construído: corrija os avisos acima (cada um é um erro).")
    print(f"Livro pronto: {site / 'index.html'}")


def synchronize(arguments: argparse.Namespace) -> None:
    """Bring the functions that the pages show up to date with the package, or only compare."""
    from livro.shown import shown_functions, synchronize

    if not arguments.verificar:
        changed = synchronize(_pages(arguments))
        print("\n".join(changed) or "As páginas já mostram o código do pacote.")
        return
    stale = [s for page in _pages(arguments) for s in shown_functions(page) if not s.is_current]
    if stale:
        places = "\n".join(f"{shown.place}: {shown.node.name}" for shown in stale)
        raise BookError(f"{places}\nFunções diferentes das do pacote; rode `make sincronizar`.")


def serve(arguments: argparse.Namespace) -> None:
    """Serve the built site locally."""
    from livro.serve import serve

    site = _site()
    try:
        serve(site, arguments.porta)
    except OSError as error:
        raise BookError(f"A porta {arguments.porta} não está livre: {error.strerror}.") from error


def bench(_arguments: argparse.Namespace) -> None:
    """Measure the builds of the book, as ratios, and the pages that they wrote."""
    from livro.bench import measure
    from livro.bench_pages import report

    root = _root()
    with TemporaryDirectory() as workplace:
        ratios = measure(root, Path(workplace))
        pages = report(root, Path(workplace) / "_build" / "html")
    print("Tempo em relação à execução pura das mesmas células (nbclient):")
    for label, ratio in ratios.items():
        print(f"  {label:45} {ratio:.2f}".replace(".", ","))
    print(pages)


def reproduce(_arguments: argparse.Namespace) -> None:
    """Build the book twice from nothing, in two folders, and compare the two sites."""
    from livro.reproducible import build_twice, differences

    with TemporaryDirectory() as workplace:
        first, second = build_twice(_root(), Path(workplace))
        found = differences(first, second)
    if found:
        raise BookError("\n".join(["as duas construções diferem:", *found]))
    print("As duas construções do livro são idênticas, byte a byte.")


def links(arguments: argparse.Namespace) -> None:
    """List the links that leave the book, or ask for each of them."""
    from livro.links import external_links, trouble_with_all

    site = _site()
    places = external_links(site)
    troubles = trouble_with_all(places) if arguments.conferir else {}
    for url, pages in places.items():
        print(f"{url}\n    em {', '.join(pages)}")
        if troubles.get(url):
            print(f"    PROBLEMA: {troubles[url]}")
    if troubles:
        raise BookError(f"{len(troubles)} de {len(places)} links externos não responderam bem.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="livro", description="Ferramentas do livro.")
    commands = parser.add_subparsers(required=True, metavar="COMANDO")

    command = commands.add_parser("construir", help="constrói o site em _build/html")
    command.add_argument("--previa", action="store_true", help="não executa as células")
    command.set_defaults(run=build)

    command = commands.add_parser("sincronizar", help="copia as funções do pacote para as páginas")
    command.add_argument("paginas", nargs="*", help="páginas (por padrão, todas)")
    command.add_argument("--verificar", action="store_true", help="só compara; falha se diferirem")
    command.set_defaults(run=synchronize)

    command = commands.add_parser("medir", help="mede a construção do livro e o peso das páginas")
    command.set_defaults(run=bench)

    command = commands.add_parser("reproduzir", help="constrói o livro duas vezes e compara")
    command.set_defaults(run=reproduce)

    command = commands.add_parser("links", help="lista os links para outros sites")
    command.add_argument("--conferir", action="store_true", help="pede cada um (usa a rede)")
    command.set_defaults(run=links)

    command = commands.add_parser("servir", help="serve o site construído nesta máquina")
    command.add_argument("--porta", type=int, default=8000, help="porta (0: uma livre qualquer)")
    command.set_defaults(run=serve)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except (BookError, ValueError) as error:
        print(f"livro: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
