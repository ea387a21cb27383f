"""The Python of the pages: its release, and the frameworks that go with it when they are given."""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from livro.book.numbers import with_comma
from livro.book.places import root
from livro.commands.command import argument, command
from livro.errors import BookError

if TYPE_CHECKING:
    from livro.pyodide.sources import Read
    from livro.pyodide.wanted import Wanted

Answer = TypeVar("Answer")
NONE = "nenhum"


@command(
    "pyodide",
    "baixa o Python que as páginas executam no navegador",
    argument(
        "--fonte",
        default="",
        help="oficial (o site do Pyodide), registros (PyPI e npm) ou uma pasta; "
        "por padrão, a primeira das duas que responder",
    ),
    argument("--opcional", action="store_true", help="sem rede, avisa e não falha"),
    argument(
        "--pacotes",
        nargs="+",
        default=[],
        metavar="FRAMEWORK=PACOTE#sha256=RESUMO",
        help="os pacotes (wheels) de outros frameworks que as páginas também executam, por "
        f"arquivo ou endereço https; “{NONE}” os tira",
    ),
)
def fetch_pyodide(options: Namespace) -> None:
    """Fetch and check every file; do nothing when they are all there."""
    from livro.pyodide.release import files, fill, place
    from livro.pyodide.sources import SOURCES
    from livro.pyodide.wanted import read_wanted

    # Before anything is fetched: what is asked for amiss is told at once.
    wanted = [] if options.pacotes == [NONE] else [*map(read_wanted, options.pacotes)]
    folder = place(root())
    sources = [options.fonte] if options.fonte else SOURCES
    if not files(folder):
        try:
            what = "o Python que as páginas executam"
            sizes = _from_first(sources, what, lambda read: fill(folder, read))
        except BookError as error:
            if not options.opcional:
                raise
            print(f"O livro sai sem o Python das páginas, que não pôde ser baixado:\n{error}")
            return
        megabytes = _megabytes(sum(sizes.values()))
        print(f"Pyodide em {folder}: {len(sizes)} arquivos conferidos, {megabytes}.")
    elif not options.opcional and not options.pacotes:
        print(f"O Pyodide já está em {folder}.")
    _compile()
    if options.pacotes:
        _set_frameworks(wanted, folder, sources)


def _compile() -> None:
    """Compile what the pages import first, once; say so before the wait."""
    from livro.pyodide.compiling import folder

    if not folder.place(root()).is_dir():
        print("Compilando o que as páginas importam primeiro, uma só vez…", flush=True)
    folder.files(root())


def _set_frameworks(wanted: Sequence[Wanted], release: Path, sources: Sequence[str]) -> None:
    """Put these wheels, and no others, beside the release."""
    from livro.pyodide.frameworks import fill, place, sessions
    from livro.pyodide.needs import choose, pins

    folder = place(root())
    if not wanted:
        shutil.rmtree(folder, ignore_errors=True)
        print("As páginas executam só o NumPy.")
        return
    choice = choose(wanted, release, pins(root()))
    if choice.missing:
        what = f"o que eles pedem do Pyodide: {', '.join(choice.missing)}"
        _from_first(sources, what, lambda read: fill(folder, choice, read))
    else:
        fill(folder, choice, choice.contents.__getitem__)
    for name, session in sessions(folder).items():
        print(f"{name}: pacotes conferidos, {_megabytes(session.bytes)} além do que o NumPy pede.")
    print("O próximo `make html` põe Executar nas abas deles.")


def _from_first(sources: Sequence[str], what: str, fill: Callable[[Read], Answer]) -> Answer:
    """Fill from the first source that can."""
    from livro.pyodide.sources import open_source

    refusals = []
    for source in sources:
        print(f"Baixando {what} ({source})…", flush=True)
        try:
            return fill(open_source(source))
        except BookError as error:
            refusals.append(f"{source}: {error}")
    raise BookError("\n".join(refusals))


def _megabytes(count: int) -> str:
    return f"{with_comma(count / 1e6, '.1f')} MB"
