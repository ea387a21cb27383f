"""A newer page of the source: what it changes, and which segments have to be read again."""

from dataclasses import dataclass, replace
from pathlib import Path

from livro.d2l.model import Block
from livro.errors import BookError
from livro.translation.segments import previous
from livro.translation.segments.alignment import Alignment, align
from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import excerpt
from livro.translation.segments.english import with_own_english
from livro.translation.segments.places import SOURCES
from livro.translation.segments.relinking import relinked
from livro.translation.segments.sources import Source, read_source
from livro.translation.segments.wording import as_line, word_diff
from livro.translation.segments.writing import write_ledger

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Update:
    """A newer version of a page of the source beside the one that the book keeps.

    Attributes:
        old: the page that the book keeps.
        new: the newer one.
        alignment: which block became which.
        after: the book beside the newer page.
        affected: the segments whose source changed, in the order of the book.
    """

    old: Source
    new: Source
    alignment: Alignment
    after: Bitext
    affected: tuple[str, ...]


def plan(root: Path, bitext: Bitext, path: Path, name: str = "") -> Update:
    """Compare a newer page with the one that the book keeps, and change nothing.

    Args:
        root: the folder of the book.
        bitext: the book beside its source.
        path: the newer page.
        name: the page it replaces, if its file is called otherwise.

    Raises:
        BookError: there is no such page in the book, or it is this very one.
    """
    name = name or path.name
    if path.resolve() == (root / SOURCES / name).resolve():
        raise BookError(f"{path} é a página que o livro já guarda; indique a mais nova.")
    if name not in bitext.sources:
        known = ", ".join(bitext.sources) or "nenhuma"
        raise BookError(f"Não há {name} em traducao/fonte (há: {known}); use --como NOME.")
    old, new = bitext.sources[name], with_own_english(read_source(path, name))
    alignment = align(old.originals, new.blocks)
    after = replace(
        bitext,
        sources={**bitext.sources, name: new},
        ledger=relinked(bitext.ledger, old, new, alignment.successors),
    )
    affected = tuple(each for each in bitext.ids() if _is_affected(bitext, after, each))
    return Update(old, new, alignment, after, affected)


def carry_out(root: Path, bitext: Bitext, update: Update, path: Path) -> None:
    """Put the newer page in the place of the old one, all of it or nothing."""
    as_translated = [n for n in update.affected if not update.after.is_original_changed(n)]
    others: dict[Path, bytes | None] = {root / SOURCES / update.old.name: path.read_bytes()}
    others |= previous.texts(root, bitext, update.affected)
    others |= previous.forgotten(root, as_translated)
    write_ledger(root, update.after.ledger, others)


def _is_affected(before: Bitext, after: Bitext, segment: str) -> bool:
    """Tell whether a newer source says something else, and not just in another language."""
    was = {before.source_digest(segment), before.original_digest(segment)}
    if before.condition(segment) in (Condition.CURRENT, Condition.TARGET_CHANGED):
        was.add(before.ledger.entries[segment].original_digest)
    return after.source_digest(segment) not in was


def summary(bitext: Bitext, update: Update) -> str:
    """Count what became of the blocks, show the changes and name the segments to read again."""
    found = update.alignment
    counts = {
        "sem mudança": len(found.unchanged) - len(found.moved),
        "com mudança": len(found.changed),
        "a mais": len(found.new),
        "a menos": len(found.deleted),
        "em outro lugar": len(found.moved),
    }
    return "\n".join(
        [
            f"{update.new.name}: "
            + ", ".join(f"{count} {title}" for title, count in counts.items()),
            *_changes(update),
            *_damages(update),
            *_affected(bitext, update),
        ]
    )


def _changes(update: Update) -> list[str]:
    old, was, new = update.old.blocks, update.old.originals, update.new.blocks
    return [
        *(
            f"\nmudou (linha {old[before].line} → {new[after].line}):\n"
            f"  {as_line(word_diff(was[before].text, new[after].text))}"
            for before, after in update.alignment.changed.items()
        ),
        *(f"\nnovo ({_place(new[key])}" for key in update.alignment.new),
        *(f"\napagado ({_place(old[key])}" for key in update.alignment.deleted),
        *(f"\nmudou de lugar ({_place(new[key])}" for key in update.alignment.moved),
    ]


def _place(block: Block) -> str:
    return f"linha {block.line}): {excerpt(block.text, _EXCERPT)}"


def _damages(update: Update) -> list[str]:
    return [
        f"\ndefeito na fonte nova (linha {damage.line}): {damage.message}"
        for damage in update.new.damages
        if damage.found not in {known.found for known in update.old.damages}
    ]


def _affected(bitext: Bitext, update: Update) -> list[str]:
    if not update.affected:
        return ["\nNenhum trecho traduzido foi afetado."]
    return ["\nTrechos a rever:", *(f"  {bitext.place(name)}: {name}" for name in update.affected)]
