"""Whatever contributors do, one after the other: nobody's work is lost, no source for good."""

import random
import shutil

import polib
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from livro.cli import main
from livro.importing.context import Context
from livro.translation.po import importing
from livro.translation.segments import load
from livro.translation.segments.bitext import Condition
from livro.translation.segments.content import digest

from ..d2l.pages import page
from .segments.test_reversible import MUTATIONS, mutated

BEGINNING = "# T\n\nOne paragraph.\n\nAnother one.\n\n$$a = b$$\n\n"
STEPS = 20


class Contributors:
    """A book in a folder, and what may be done to it, told by chance."""

    def __init__(self, root, pages, chance):
        self.root, self.pages, self.chance = root, list(pages), chance
        for name in ("book", "traducao", "novo"):
            (root / name).mkdir()
        (root / "_config.yml").write_text("title: Livro\n", encoding="utf-8")
        (root / "_toc.yml").write_text("", encoding="utf-8")
        self.bring()

    def everything(self, *folders):
        paths = (
            p for name in folders or ("book", "traducao") for p in (self.root / name).rglob("*")
        )
        return {path: path.read_bytes() for path in paths if path.is_file()}

    def run(self, *command):
        """Tell whether a command is carried out; one that is refused changes nothing."""
        before = self.everything()
        done = main([str(word) for word in command]) == 0
        assert done or self.everything() == before
        return done

    def entries(self):
        return load(self.root).ledger.entries

    def a_segment(self):
        return self.chance.choice(load(self.root).ids())

    def step(self):
        self.chance.choice(
            [self.bring, self.update, self.mark, self.mark, self.rename, self.share]
        )()
        book = load(self.root)
        assert not book.problems
        owned = [(e.source, key) for e in book.ledger.entries.values() for key in e.blocks]
        assert len(owned) == len(set(owned))
        assert all(entry.blocks or entry.former for entry in book.ledger.entries.values())

    def bring(self):
        """Import a page: nothing changes in the others."""
        if self.pages:
            before = self.entries()
            new = self.root / "novo" / f"p{len(self.pages)}.md"
            new.write_text(BEGINNING + self.pages.pop(), encoding="utf-8")
            assert self.run("importar", new)
            assert before.items() <= self.entries().items()

    def update(self):
        """Take a newer source, and perhaps the one that was translated again: all is as before."""
        path = self.chance.choice(sorted((self.root / "traducao/fonte").glob("*.md")))
        old, before, pages = path.read_text("utf-8"), self.entries(), self.everything("book")
        version = digest(load(self.root).sources[path.name].blocks)
        for _ in range(self.chance.randint(1, 2)):
            changes = self.chance.choices(MUTATIONS, k=self.chance.randint(1, 5))
            self.take(path.name, mutated(path.read_text("utf-8"), changes, self.chance.random()))
        found = load(self.root).ledger.versions.get(path.name, {})
        self.take(path.name, old)
        if version in found or not any(entry.former for entry in before.values()):
            assert self.entries() == before
        assert self.everything("book") == pages

    def take(self, name, text):
        newer = self.root / "novo" / name
        newer.write_text(text, encoding="utf-8")
        assert self.run("fonte", "atualizar", newer)

    def mark(self):
        """Answer for a segment, one after the other: who translated it first stays on record."""
        name = self.a_segment()
        for person in self.chance.sample(["Ana", "Bia", "Caio"], 2):
            first = self.entries()[name].translator or person
            if self.run(
                "marcar", name, self.chance.choice(["traduzido", "revisado"]), "--por", person
            ):
                assert self.entries()[name].translator == first
                assert load(self.root).condition(name) is Condition.CURRENT

    def rename(self):
        """Give a segment another id, and its own again."""
        old, before = self.a_segment(), load(self.root)
        new, everything = f"{before.targets_of(old)[0].segment}-x", self.everything()
        assert self.run("renomear", old, new)
        assert self.entries()[new] == before.ledger.entries[old]
        assert load(self.root).condition(new) is before.condition(old)
        assert self.run("renomear", new, old)
        assert self.everything() == everything

    def share(self):
        """Translate in PO files and, meanwhile, in the pages: what one changed is as he left it."""
        shutil.rmtree(self.root / "po", ignore_errors=True)
        if not load(self.root).pairs():
            return
        assert self.run("po", "exportar", "po")
        texts = self.paragraphs()
        mine, theirs = ({n for n in texts if self.chance.random() < 0.5} for _ in "12")
        self.translate_in_po(mine)
        self.translate_in_pages(theirs)
        assert main(["po", "importar", "po"]) == bool(mine & theirs)
        in_po = {name: f"{texts[name]}\nMais." for name in mine - theirs}
        in_pages = {name: f"{texts[name]}\nTambém." for name in theirs}
        assert self.paragraphs() == texts | in_po | in_pages

    def paragraphs(self):
        pairs = (pair for pair in load(self.root).pairs() if "-paragrafo-" in pair.segment)
        return {pair.segment: pair.targets[0].text.strip("\n") for pair in pairs}

    def translate_in_po(self, names):
        for path in (self.root / "po").rglob("*.po"):
            catalog = polib.pofile(str(path), wrapwidth=self.chance.choice([0, 40]))
            for entry in catalog:
                if entry.msgctxt in names:
                    entry.msgstr, entry.flags = f"{entry.msgstr}\r\nMais.", []
            catalog.save()

    def translate_in_pages(self, names):
        for name in names:
            (target,) = load(self.root).targets_of(name)
            path, head = self.root / target.path, f"% seg: {name}\n"
            new = target.text.rstrip("\n") + "\nTambém.\n\n"
            text = path.read_text("utf-8").replace(head + target.text, head + new)
            path.write_text(text, encoding="utf-8")


@settings(
    max_examples=4,
    phases=[Phase.generate],  # a shorter sequence is another one
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(page, min_size=3, max_size=3), st.integers(0, 2**32))
def test_whatever_is_done_nothing_is_lost(tmp_path_factory, monkeypatch, pages, seed):
    monkeypatch.setattr(Context, "report_refused", lambda context: None)  # KaTeX says nothing here
    monkeypatch.setattr(importing, "read_book", lambda root: (None, None))  # nor does any rule
    monkeypatch.setattr(importing, "_new_errors", lambda *of: [])
    root = tmp_path_factory.mktemp("livro")
    monkeypatch.chdir(root)
    contributors = Contributors(root, pages, random.Random(seed))
    for _ in range(STEPS):
        contributors.step()
