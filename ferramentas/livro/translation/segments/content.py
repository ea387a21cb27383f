"""What a text says, whatever its line breaks: the same words have the same digest."""

from collections.abc import Iterable
from hashlib import sha256

DIGITS = 12


def normalise(text: str) -> str:
    r"""Return a text without the spaces that mean nothing; in code, those at the left do.

    `\textrm` in a formula is another way to write `\mathrm`.
    """
    text = text.replace(r"\textrm{", r"\mathrm{")
    if "```" in text:
        return "\n".join(line.rstrip() for line in text.strip().splitlines())
    return " ".join(text.split())


def excerpt(text: str, length: int) -> str:
    """Return a text in one line, cut at a length."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def digest(texts: Iterable[str]) -> str:
    """Return what identifies the content of some texts in their order."""
    content = "\n\n".join(normalise(text) for text in texts)
    return sha256(content.encode()).hexdigest()[:DIGITS]
