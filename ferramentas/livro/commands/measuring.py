"""What the builds cost, the pages weigh and their answers take; that builds give the same bytes."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from livro.book.places import root
from livro.commands.command import command
from livro.errors import BookError


@command(
    "medir", "mede a construção do livro, o peso das páginas, as suas respostas, o PDF e o EPUB"
)
def measure(_options: Namespace) -> None:
    """Measure each part and print it as it is known; a part that cannot be measured says why."""
    from livro.book import mxnet
    from livro.book.git import copy_book
    from livro.measure import baseline, builds, diagnosing, pages, printed, reading, responses
    from livro.sphinx.execution import set_environment

    set_environment()
    source = next(iter(sorted((root() / "traducao" / "fonte").glob("*.md"))))
    with TemporaryDirectory() as workplace:
        book = copy_book(root(), Path(workplace))
        mxnet.share_environment(root(), book)
        site = book / "_build" / "html"
        parts: list[Callable[[], Iterator[str]]] = [
            lambda: reading.report(source),
            diagnosing.report,
            lambda: builds.measure(book),
            lambda: pages.weights(site),
            lambda: pages.first_visits(site, baseline.folder(book)),
            lambda: printed.report(book),
            lambda: responses.report(root(), book),
        ]
        failed = [part for part in parts if not _printed(part)]
    if failed:
        raise BookError(f"{len(failed)} de {len(parts)} medidas não puderam ser feitas.")


def _printed(part: Callable[[], Iterator[str]]) -> bool:
    try:
        for line in part():
            print(line, flush=True)
    except (BookError, OSError) as error:
        print(f"  não foi possível medir: {error}", flush=True)
        return False
    return True


@command("reproduzir", "constrói o livro duas vezes e compara")
def reproduce(_options: Namespace) -> None:
    """Build the book twice from nothing, in two folders, and compare the two sites."""
    from livro.measure.reproducible import build_twice, differences

    with TemporaryDirectory() as workplace:
        first, second = build_twice(root(), Path(workplace))
        found = differences(first, second)
    if found:
        raise BookError("\n".join(["as duas construções diferem:", *found]))
    print("As duas construções do livro são idênticas, byte a byte.")
