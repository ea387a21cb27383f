"""What the injected defects share: their list, and what is known of the accepted book."""

from livro.translation.checks.loading import read_knowledge
from livro.translation.myst.reader import read_page
from livro.translation.segments import load

from .places import LINES, ROOT, TEXTS, Edit, lines

DEFECTS = {}  # name -> the rules that answer for it, all places where it can be injected
PAGES = {path: read_page(path, text) for path, text in TEXTS.items()}
KNOWLEDGE = read_knowledge(ROOT)
# What the source says of each segment.
SOURCES = {
    pair.segment: " ".join(" ".join(block.text.split()) for block in pair.sources)
    for pair in load(ROOT).pairs()
}
PROSE = ("prose", "item")


def defect(*rules):
    """Say which rules answer for a defect: any of them will do."""

    def register(places):
        assert places.__name__ not in DEFECTS
        DEFECTS[places.__name__] = (rules, places)
        return places

    return register


def words(kinds, pattern):
    for line in lines(*kinds):
        for found in line.words(pattern):
            yield line, found, line.text[found.start() : found.end()]


def in_line(path, number, old, new):
    line = [line for line in LINES if line.path == path][number - 1]
    start = line.text.find(old.strip("\n"))
    if start >= 0:
        begin = line.start + start
        yield Edit(path, begin, begin + len(old.strip("\n")), new)
