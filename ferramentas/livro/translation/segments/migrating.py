"""The ledger of a branch opened when it was a single file, brought to one file per page."""

from collections.abc import Mapping
from pathlib import Path

from livro.book import git
from livro.book.located import compose
from livro.translation.segments.ledger import Entry, Ledger
from livro.translation.segments.names import page_name
from livro.translation.segments.pages import read_pages
from livro.translation.segments.places import SINGLE_LEDGER
from livro.translation.segments.reading import read_entry, read_ledger, read_reasons
from livro.translation.segments.writing import write_ledger

Entries = Mapping[str, Entry]


def migrate(root: Path) -> list[str]:
    """Put what the single file says in the files of the pages; it then goes.

    Where both are there, in the middle of a merge, what the branch changed since it was opened
    goes into what the files of the pages say.

    Returns:
        the segments that both sides changed: they stay as the files of the pages have them.
    """
    path = root / SINGLE_LEDGER
    if not path.is_file():
        return []
    pages = {t.segment: t.path for t in read_pages(root)[0] if t.segment}
    present = read_ledger(root)
    opened = git.ask(root, "show", f":1:{SINGLE_LEDGER.as_posix()}").encode()
    base, branch = _parse(opened, pages), _parse(path.read_bytes(), pages)
    entries, disputed = _merged(base.entries, branch.entries, present.entries)
    omissions = {
        source: {**reasons, **present.omissions.get(source, {})}
        for source, reasons in {**present.omissions, **branch.omissions}.items()
    }
    write_ledger(root, Ledger(entries, omissions, present.versions), {path: None})
    return disputed


def _parse(content: bytes, pages: Mapping[str, str]) -> Ledger:
    """Read the single file; an orphan goes to the page with whose name it begins."""
    whole = compose(content, SINGLE_LEDGER.as_posix())
    if whole is None:
        return Ledger()
    parts = whole.mapping(("segmentos", "omissoes"))
    entries = parts["segmentos"].mapping() if "segmentos" in parts else {}
    omissions = parts["omissoes"].mapping() if "omissoes" in parts else {}
    return Ledger(
        {name: read_entry(name, value, _page(name, pages)) for name, value in entries.items()},
        {name: read_reasons(value.mapping()) for name, value in omissions.items()},
    )


def _page(name: str, pages: Mapping[str, str]) -> str:
    alike = [path for path in set(pages.values()) if name.startswith(f"{page_name(path)}-")]
    return pages.get(name) or max(sorted(alike), key=len, default="book/index.md")


def _merged(base: Entries, branch: Entries, present: Entries) -> tuple[dict[str, Entry], list[str]]:
    """Merge three ways; name what both sides changed, which stays as it is at present."""
    merged, disputed = dict(present), []
    for name in base.keys() | branch.keys():
        mine, theirs, before = branch.get(name), present.get(name), base.get(name)
        if mine in (before, theirs):
            continue
        if theirs != before:
            disputed.append(name)
        elif mine is None:
            del merged[name]
        else:
            merged[name] = mine
    return merged, sorted(disputed)
