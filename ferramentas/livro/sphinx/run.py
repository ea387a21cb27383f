"""Sphinx over the book: warnings are errors, and a build that failed fails again."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from livro.book import files, git
from livro.book.cells import code_cells
from livro.book.contents import contents, left_out, page_names
from livro.book.lists import alternatives
from livro.book.located import Located
from livro.book.places import sources
from livro.book.settings import setting, structure_of
from livro.errors import BookError
from livro.sphinx.freshness import written
from livro.translation.words.works import read_works

# The types of JSON, with which Jupyter Book says what a setting is.
_KINDS = {
    "string": "um texto (entre aspas, se só tem algarismos)",
    "number": "um número",
    "integer": "um número inteiro",
    "boolean": "true ou false",
    "array": "uma lista",
    "object": "um mapa (nome: valor)",
    "null": "nada",
}
PREVIEW = "previa"  # the tag of a build that executes no cell


def set_date(root: Path) -> None:
    """Give outputs that carry a date the time of the last commit, so that builds agree."""
    if moment := git.ask(root, "log", "-1", "--format=%ct"):
        os.environ.setdefault("SOURCE_DATE_EPOCH", moment)


def choose_pages(root: Path, raw: Path, *, site: bool = True) -> Path:
    """Leave out, from a build to `raw`, the pages that cannot be executed here, and say so.

    Other forms than the site lose its own pages too, in silence.

    Returns:
        The table of contents to build from.
    """
    reasons = left_out(root)
    if site and not reasons:
        return root / "_toc.yml"
    for name, reason in reasons.items():
        print(f"O livro sai sem a página {name}: {reason}.")
    raw.parent.mkdir(parents=True, exist_ok=True)
    shortened = raw.parent / ("_toc.yml" if site else f"_toc-{raw.name}.yml")
    chosen = yaml.safe_dump(contents(root, site=site), allow_unicode=True)
    shortened.write_text(chosen, encoding="utf-8")
    return shortened


def drop_stale(output: Path, memory: Path, pages: Sequence[str]) -> None:
    """Remove what an earlier build, or one that failed, wrote of pages that the book has no more.

    Args:
        output: the folder of the build; what Sphinx writes of its own lies at its root.
        memory: where Sphinx keeps the pages that it has read.
        pages: the names of the pages of the book.
    """
    for file in output.rglob("*.html"):
        name = file.relative_to(output).with_suffix("").as_posix()
        was_a_page = "/" in name or (memory / f"{name}.doctree").exists()
        if was_a_page and name not in pages and not name.startswith("_static/"):
            file.unlink()


def check_cells(page: Path) -> None:
    """Make sure that the cells of a page can be read, and that they will be taken for cells.

    Raises:
        BookError: they cannot, or will not; the message says where (myst-nb's does not).
    """
    from myst_nb.core.read import is_myst_markdown_notebook  # slow, as is jupyter_book below

    if list(code_cells(page)) and not is_myst_markdown_notebook(files.read(page)):
        raise BookError(
            f"{page}:1: a página tem células e não começa pelo cabeçalho do Jupytext, sem o qual "
            "elas não executam; copie-o de outra página com células."
        )


def _was_read(page: Path, doctree: Path) -> bool:
    return doctree.is_file() and doctree.stat().st_mtime_ns > written(page)


def check_settings(root: Path) -> None:
    """Make sure that what says how the book is made can be read.

    Raises:
        BookError: it cannot; the message says where (Jupyter Book's and Sphinx's do not).
    """
    from jupyter_book.config import get_validator  # slow

    config = root / "_config.yml"
    settings = structure_of(config)
    for error in get_validator().iter_errors(settings.value()):
        settings.inside(error.absolute_path).refuse(_wanted(error))
    for name in setting(config, "bibtex_bibfiles", read=Located.texts, default=tuple[str, ...]()):
        read_works(root / name)


def check_disk(folder: Path) -> None:
    """Make sure that a folder can be written to.

    Raises:
        BookError: it cannot (Sphinx would ask to report that as a bug of its own).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        raise BookError(f"{folder}: não é permitido escrever nesta pasta.")


def _wanted(error: Any) -> str:
    """Say what a setting should be, by the part of Jupyter Book's schema that refuses it."""
    wanted: Any = error.validator_value
    match error.validator:
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return f"deve ser {alternatives([_KINDS[kind] for kind in kinds])}"
        case "enum":
            values = [str(value).lower() if value is False else value for value in wanted]
            return f"deve ser {alternatives(values)}"
        case "minimum":
            return f"deve ser {wanted} ou mais"
    return f"não é o que o Jupyter Book espera ({error.message})"


def run_sphinx(
    root: Path,
    output: Path,
    *,
    builder: str = "html",
    tags: Sequence[str] = (),
    settings: dict[str, Any] | None = None,
) -> bool:
    """Run `jupyter-book build -W -n --keep-going` in process, without its tracebacks.

    Args:
        root: the folder with `_config.yml` and `_toc.yml`.
        output: the folder to write, beside the cache of the executed cells.
        builder: Sphinx's name of the format.
        tags: Sphinx's tags.
        settings: values of the configuration that differ from `_config.yml`.

    Returns:
        Whether the build succeeded; why it did not is on the console.

    Raises:
        BookError: a cell cannot be read; the message says where (myst-nb's does not).
    """
    from jupyter_book.sphinx import build_sphinx  # slow: not for the commands that do not build

    check_settings(root)
    check_disk(output.parent)
    memory = output.parent / (".doctrees" if builder == "html" else f".doctrees-{output.name}")
    for page in sources(root):
        if not _was_read(page, memory / page.relative_to(root).with_suffix(".doctree")):
            check_cells(page)
    set_date(root)
    toc = root / "_toc.yml"
    if PREVIEW not in tags:
        toc = choose_pages(root, output, site=builder == "html")
    if builder == "html":
        drop_stale(output, memory, page_names(root))
    failure = build_sphinx(
        root,
        output,
        noconfig=True,
        path_config=root / "_config.yml",
        confoverrides={
            "external_toc_path": str(toc),
            "latex_individualpages": False,
            "nitpicky": True,
            **(settings or {}),
        },
        doctreedir=memory,
        builder=builder,
        tags=list(tags),
        quiet=True,
        warningiserror=True,
        keep_going=True,
    )
    if isinstance(failure, KeyboardInterrupt):
        raise failure
    if failure:
        # Sphinx remembers the pages that it has read, not their warnings: a second build over the
        # same memory would succeed.
        shutil.rmtree(memory, ignore_errors=True)
    return not failure
