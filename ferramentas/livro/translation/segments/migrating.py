"""The ledger of a branch opened when it was a single file, brought to one file per page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from livro.book import git
from livro.translation.segments.ledger import Ledger
from livro.translation.segments.located import compose
from livro.translation.segments.names import page_name
from livro.translation.segments.pages import read_pages
from livro.translation.segments.places import SINGLE_LEDGER
from livro.translation.segments.reading import read_entry, read_ledger, read_reasons
from livro.translation.segments.writing import write_ledger

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Value = TypeVar("Value")


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
    omissions, _ = _merged(*map(_flat, (base, branch, present)))
    write_ledger(root, Ledger(entries, _nested(omissions)))
    path.unlink()
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


def _merged(
    base: Mapping[str, Value], branch: Mapping[str, Value], present: Mapping[str, Value]
) -> tuple[dict[str, Value], list[str]]:
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


def _flat(ledger: Ledger) -> dict[str, str]:
    return {
        f"{source}\n{key}": why
        for source, reasons in ledger.omissions.items()
        for key, why in reasons.items()
    }


def _nested(flat: Mapping[str, str]) -> dict[str, dict[str, str]]:
    nested: dict[str, dict[str, str]] = {}
    for name, why in flat.items():
        source, key = name.split("\n")
        nested.setdefault(source, {})[key] = why
    return nested
