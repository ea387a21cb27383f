"""What a newer page of the source changes, for whoever will translate it."""

from livro.d2l.model import Block
from livro.translation.segments.bitext import Bitext
from livro.translation.segments.content import excerpt
from livro.translation.segments.updating import Update
from livro.translation.segments.wording import as_line, word_diff

_EXCERPT = 60


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
