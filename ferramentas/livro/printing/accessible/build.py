"""The whole way from the EPUB to a PDF that Typst accepts as PDF/UA-1."""

import json
from datetime import UTC, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pypandoc
import typst

from livro.book.edition import Edition, read_edition
from livro.book.files import empty_folder
from livro.book.located import Located
from livro.book.places import accessible_path
from livro.book.settings import setting
from livro.errors import BookError
from livro.printing.accessible.merge import merge
from livro.printing.epub import build_epub

FILTER = Path(__file__).with_name("filter.lua")
TEMPLATE = Path("book/_typst/livro.typ")


def build_accessible(root: Path) -> Path:
    """Build the accessible PDF.

    Raises:
        BookError: Typst does not accept it as PDF/UA-1, or a part could not be built.
    """
    folder = empty_folder(root / "_build" / "typst")
    epub = build_epub(root)
    edition = read_edition(root)
    source = _write_typst(root, epub, folder, edition)
    target = accessible_path(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    compile_accessible(source, target, edition)
    return target


def _write_typst(root: Path, epub: Path, folder: Path, edition: Edition) -> Path:
    source, defaults = folder / "livro.typ", folder / "pandoc.yaml"
    # In a file: pandoc reads its command line in the encoding of the machine.
    variables = {"variables": _variables(root, edition)}
    defaults.write_text(json.dumps(variables), encoding="utf-8")
    options = ["--standalone", "--wrap=none", f"--defaults={defaults}"]
    options += [f"--template={root / TEMPLATE}", f"--lua-filter={FILTER}"]
    with ZipFile(epub) as book:
        book.extractall(folder)  # the figures
        page = merge(book)
    pypandoc.convert_text(page, "typst", "html", options, outputfile=str(source))
    return source


def _variables(root: Path, edition: Edition) -> dict[str, str | list[str]]:
    config, none = root / "_config.yml", tuple[str, ...]()
    keywords = ("sphinx", "config", "paper_keywords")
    return {
        "titulo": setting(config, "title", read=Located.text, default=""),
        "autores": setting(config, "author", read=Located.text, default=""),
        "assuntos": list(setting(config, *keywords, read=Located.texts, default=none)),
        "versao": edition.version,
        "data": edition.written_day,
        "ano": str(edition.day.year),
        "mes": str(edition.day.month),
        "dia": str(edition.day.day),
    }


def compile_accessible(source: Path, target: Path, edition: Edition) -> None:
    """Let Typst write a PDF/UA-1.

    Raises:
        BookError: the document is not accessible, or not a document; the message says where.
    """
    moment = datetime.combine(edition.day, time(), UTC)
    try:
        typst.compile(
            str(source),
            output=str(target),
            ignore_system_fonts=True,  # those that Typst brings: the same everywhere
            pdf_standards=["ua-1"],
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        raise BookError(f"o Typst recusou o livro (PDF/UA-1):\n{error.diagnostic}") from error
