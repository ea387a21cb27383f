"""Where the book is, seen from where a command runs, and where its forms are built."""

from pathlib import Path

from livro.errors import BookError

NAME = "estabilidade-numerica"


def root() -> Path:
    """Find the folder of the book, here or above.

    Raises:
        BookError: if no folder from here up has `_config.yml` and `_toc.yml`.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "_config.yml").is_file() and (folder / "_toc.yml").is_file():
            return folder
    raise BookError(
        f"{here} não está dentro do livro: não há _config.yml e _toc.yml aqui nem acima."
    )


def site() -> Path:
    """Find the folder of the built site.

    Raises:
        BookError: if the book was not built.
    """
    folder = root() / "_build" / "html"
    if not (folder / "index.html").is_file():
        raise BookError(f"Não há livro em {folder}; construa-o antes com `make html`.")
    return folder


def sources(folder: Path) -> list[Path]:
    """Return the sources of all pages of the book in this folder, in order of names.

    What editors leave beside them (`.#pagina.md`, `.ipynb_checkpoints/`) is hidden, and no page.
    """
    book = folder / "book"
    return sorted(
        path
        for path in book.rglob("*.md")
        if not any(part.startswith(".") for part in path.relative_to(book).parts)
    )


def page(name: str) -> str:
    """Return the name of a page, "book/a.md", given as a path from here or from the book.

    Raises:
        BookError: there is no such page.
    """
    folder = root()
    for path in (Path(name).resolve(), (folder / name).resolve()):
        if path.is_file() and path.suffix == ".md" and path.is_relative_to(folder / "book"):
            return path.relative_to(folder).as_posix()
    raise BookError(f"{name} não é uma página do livro.")


def pdf_path(root: Path, framework: str = "") -> Path:
    """Return the place of the PDF; that of a framework alone says so in its name."""
    return root / "_build" / "pdf" / f"{of_one(NAME, framework)}.pdf"


def epub_path(root: Path, framework: str = "") -> Path:
    """Return the place of the EPUB; that of a framework alone says so in its name."""
    return root / "_build" / "epub" / f"{of_one(NAME, framework)}.epub"


def of_one(name: str, framework: str) -> str:
    """Return the name of something made with one framework alone, where that was asked for."""
    return f"{name}-{framework}" if framework else name


def accessible_path(root: Path) -> Path:
    """Return the place of the PDF with tags."""
    return root / "_build" / "pdf" / f"{NAME}-acessivel.pdf"


def slides_path(root: Path, framework: str) -> Path:
    """Return the place of the slides of a framework, inside what goes into the site with them."""
    return root / "_build" / "slides" / "slides" / f"{framework}.html"
