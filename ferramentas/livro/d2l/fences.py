"""What stands between the fences of a block of code."""

from livro.d2l import starts
from livro.d2l.lines import seen, split


def content(text: str) -> tuple[str, list[str]] | None:
    """Return the info and the lines of a fenced block; None if nothing closes it."""
    lines = seen(split(text))
    opening = starts.FENCE.match(lines[0])
    closing = starts.FENCE.match(lines[-1]) if len(lines) > 1 else None
    if not opening or not closing or closing[2].strip() or not closing[1].startswith(opening[1]):
        return None
    return opening[2], lines[1:-1]
