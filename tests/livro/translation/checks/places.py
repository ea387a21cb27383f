"""Where the accepted book can be damaged: its lines, told apart by what they are."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[4]

TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "book").rglob("*.md"))
}

# What words of a line are not prose: formulas, roles, code, italics, links.
_NO_PROSE = re.compile(
    r"\$[^$]+\$|\{[\w:]+\}`[^`]+`|`[^`]+`|\*[^*]+\*|\[[^\]]*\]\([^)]*\)|\w*\d\w*"
)
_MARKER = re.compile(r"^\s*(?:[*-]|\d+\.) ")
_KINDS = (
    ("comment", re.compile(r"^% seg: ")),
    ("numbers", re.compile(r"^% números: ")),
    ("slide", re.compile(r"^% (?:mesmo )?slide\b")),
    ("label", re.compile(r"^\([\w-]+\)=$")),
    ("heading", re.compile(r"^#+ ")),
    ("item", _MARKER),
    ("table", re.compile(r"^\|")),
    ("blank", re.compile(r"^\s*$")),
)


@dataclass(frozen=True)
class Line:
    path: str
    start: int
    text: str
    kind: str
    segment: str

    @property
    def end(self):
        return self.start + len(self.text)

    @property
    def is_tied(self):
        return self.segment not in ("", "edicao")

    def edit(self, text):
        """The page with another text on this line."""
        return Edit(self.path, self.start, self.end, text)

    def finds(self, pattern):
        """Each place of a pattern."""
        return re.finditer(pattern, self.text)

    def replace(self, match, text):
        """The page with another text where a pattern was found."""
        return Edit(self.path, self.start + match.start(), self.start + match.end(), text)

    @property
    def prose(self):
        """The line with a sign in place of each letter that is no prose."""
        return _NO_PROSE.sub(lambda found: "¤" * len(found[0]), self.text)

    def words(self, pattern=r"[^\W\d_]+"):
        """The words that are prose and nothing else."""
        return re.finditer(rf"(?<![\w¤-])(?:{pattern})(?![\w¤-])", self.prose)


@dataclass(frozen=True)
class Edit:
    path: str
    start: int
    end: int
    text: str

    def __str__(self):
        line = TEXTS[self.path].count("\n", 0, self.start) + 1
        old = TEXTS[self.path][self.start : self.end]
        return f"{Path(self.path).stem}:{line}: {old[:40]!r} -> {self.text[:40]!r}"

    def through(self, end):
        """The same, up to another place."""
        return replace(self, end=end)

    @property
    def page(self):
        return TEXTS[self.path][: self.start] + self.text + TEXTS[self.path][self.end :]


def _lines():
    for path, page in TEXTS.items():
        inside, segment, start = "", "", 0
        for number, text in enumerate(page.split("\n")):
            if text.startswith("% seg: "):
                segment = text[7:]
            inside, kind = _kind(text, inside, number)
            yield Line(path, start, text, kind, segment)
            start += len(text) + 1


def _kind(text, inside, number):
    """What a line is inside of after it, and what it is."""
    if inside == "front":
        return ("" if text == "---" else "front"), "front"
    if inside in ("cell", "settings"):
        return ("" if text.startswith("```") else inside), inside
    if inside == "formula":
        return ("" if text.startswith("$$") else "formula"), "formula"
    if number == 0 and text == "---":
        return "front", "front"
    if text.startswith("$$"):
        return "formula", "formula"
    if text.startswith("```{code-cell}"):
        return "cell", "cell"
    if text.startswith(("```{giro}", "```{eval-rst}")):
        return "settings", "directive"
    if re.match(r"```\w", text):
        return "cell", "code"
    if text.startswith(("```", ":::", ":")):
        return "", "directive"
    return "", next((name for name, pattern in _KINDS if pattern.match(text)), "prose")


LINES = tuple(_lines())


def lines(*kinds, linked=None):
    """The lines of some kinds, of the segments with a source or of the others."""
    return [
        line
        for line in LINES
        if line.kind in kinds and (linked is None or line.is_tied == linked) and line.text.strip()
    ]


@dataclass(frozen=True)
class Segment:
    """The lines that one comment links to the source."""

    path: str
    name: str
    start: int
    end: int

    @property
    def text(self):
        return TEXTS[self.path][self.start : self.end]

    def finds(self, pattern):
        return re.finditer(pattern, self.text, re.DOTALL)

    def replace(self, match, text):
        return Edit(self.path, self.start + match.start(), self.start + match.end(), text)


def _segments():
    for path, page in TEXTS.items():
        for found in re.finditer(r"(?ms)^% seg: (\S+)\n(.*?)(?=^% |\Z)", page):
            if found[1] != "edicao":
                yield Segment(path, found[1], found.start(2), found.end(2))


SEGMENTS = tuple(_segments())
