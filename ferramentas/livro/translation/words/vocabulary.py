"""What the dictionary does not know and is right: terms, names, loans."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from livro.book.settings import structure_of
from livro.translation.words.dictionary import is_portuguese
from livro.translation.words.glossary import Entry, inflected
from livro.translation.words.identify import WORD
from livro.translation.words.works import Work

SECTIONS = ("nomes", "palavras", "em-ingles")


@dataclass(frozen=True)
class Vocabulary:
    """The words of this book.

    Attributes:
        words: in lower case, whatever the dictionary says of them.
        names: those of them that begin with a capital.
        english: expressions that may stand in italics, in English.
    """

    words: frozenset[str]
    names: frozenset[str]
    english: tuple[str, ...]

    def allows(self, word: str) -> bool:
        """Tell whether a word is one of ours, or a plural of one."""
        word = word.lower()
        return word in self.words or word.removesuffix("s") in self.words

    def without_names(self, text: str) -> str:
        """Return a text without the words of ours that are not Portuguese: names and loans."""

        def keep(match: re.Match[str]) -> str:
            is_name = self.allows(match[0]) and not is_portuguese(match[0])
            return " " if is_name else match[0]

        return WORD.sub(keep, text)

    def without_english(self, text: str) -> str:
        """Return a text without the English expressions that it may have."""
        for expression in self.english:
            text = inflected(expression).sub(" ", text)
        return text


def build_vocabulary(
    glossary: Iterable[Entry], works: Iterable[Work], extra: dict[str, list[str]]
) -> Vocabulary:
    """Gather the words of the glossary, of the works cited and of `traducao/palavras.yml`."""
    entries, works = tuple(glossary), tuple(works)
    texts = [form for entry in entries for form in entry.accepted if "$" not in form]
    texts += [name for work in works for name in work.authors]
    texts += extra["nomes"] + extra["palavras"]
    english = {entry.english for entry in entries} | {work.title for work in works}
    english |= {form.strip("*") for entry in entries for form in entry.accepted if "*" in form}
    english |= set(extra["em-ingles"])
    words = {word for text in texts for word in WORD.findall(text)}
    return Vocabulary(
        frozenset(word.lower() for word in words),
        frozenset(word for word in words if word[0].isupper()),
        tuple(sorted(map(_plain, english), key=len, reverse=True)),
    )


def _plain(expression: str) -> str:
    return re.sub(r"\s*\(.*?\)\s*", " ", expression).replace("*", "").strip()


def read_extra_words(path: Path) -> dict[str, list[str]]:
    """Read `traducao/palavras.yml`.

    Raises:
        BookError: it is not what it should be; the message says where and why.
    """
    sections = structure_of(path).mapping(SECTIONS, SECTIONS)
    return {name: list(words.texts()) for name, words in sections.items()}
