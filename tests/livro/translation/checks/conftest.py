"""The accepted book, read once, and what the rules say of it after a page changes."""

from dataclasses import replace

import pytest

from livro.translation.checks import runner
from livro.translation.checks.loading import assemble
from livro.translation.checks.registry import RULES
from livro.translation.myst.reader import read_page
from livro.translation.segments import load
from livro.translation.segments.pages import read_page as read_targets
from livro.translation.segments.places import segments_of

from .defects import KNOWLEDGE, PAGES
from .places import ROOT


@pytest.fixture(scope="session")
def bitext():
    return load(ROOT)


@pytest.fixture(scope="session")
def judge(bitext):
    """What the rules say of a page with another text; nothing else of the book changes."""

    def said(path, text, knowledge=KNOWLEDGE, rules=RULES):
        targets, problems = read_targets(text, path)
        changed = replace(
            bitext,
            targets=(*(t for t in bitext.targets if t.path != path), *targets),
            problems=tuple(problems),
        )
        pages = tuple(
            read_page(path, text) if page.path == path else page for page in PAGES.values()
        )
        only = {path, segments_of(path).as_posix()}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(runner, "RULES", rules)
            return runner.findings(assemble(pages, changed, knowledge), changed, only=only)

    return said
