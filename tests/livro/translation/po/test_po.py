"""A book in PO files and back: nobody's work is lost on either side."""

import random
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from livro.cli import main
from livro.translation.po import importing
from livro.translation.po.catalog import versions
from livro.translation.segments import State, load

from ..conftest import bring_original, copy_book, stand_in

SEGMENT, PAGE = "simetria-permutacao", "book/capitulo/simetria.md"
OTHER = "simetria-pesos-constantes"


@pytest.fixture
def exported(copied_book, tmp_path, monkeypatch):
    monkeypatch.chdir(copied_book)
    assert main(["po", "exportar", "po"]) == 0
    return copied_book / "po/capitulo/simetria.po"


def change(path, segment=SEGMENT, **fields):
    catalog = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in catalog if entry.msgctxt == segment)
    for name, value in fields.items():
        setattr(entry, name, value)
    catalog.save()


def text(root):
    return (root / PAGE).read_text(encoding="utf-8")


def translation(root, segment=SEGMENT):
    (target,) = load(root).targets_of(segment)
    return target.text.strip("\n")


def test_what_was_exported_changes_nothing(copied_book, exported, capsys):
    before = text(copied_book)
    assert main(["po", "importar", "po"]) == 0
    assert "Nada mudou" in capsys.readouterr().out
    assert text(copied_book) == before


def test_a_folder_without_po_files_is_told(copied_book, exported, tmp_path, capsys):
    (tmp_path / "vazia").mkdir()
    assert main(["po", "importar", str(tmp_path / "vazia")]) == 1
    assert "vazia não tem nenhum arquivo PO" in capsys.readouterr().err


def test_an_editor_may_break_the_lines_of_its_comments(copied_book, exported, capsys):
    catalog = polib.pofile(str(exported), wrapwidth=30)
    new = translation(copied_book)[:-1] + " mesmo."
    next(entry for entry in catalog if entry.msgctxt == SEGMENT).msgstr = new
    catalog.save()
    assert "\n#. alvo" in exported.read_text(encoding="utf-8")
    main(["po", "importar", str(exported)])
    assert "falta o comentário" not in capsys.readouterr().err
    assert translation(copied_book) == new


def test_there_is_a_file_for_each_page_and_in_it_each_segment_with_its_place(copied_book, exported):
    pages = {
        path.relative_to(copied_book / "po").with_suffix("").as_posix()
        for path in (copied_book / "po").rglob("*.po")
    }
    pairs = load(copied_book).pairs()
    assert pages == {pair.targets[0].path[len("book/") : -len(".md")] for pair in pairs}
    for entry in polib.pofile(str(exported), wrapwidth=0):
        ((path, line),) = entry.occurrences
        lines = (copied_book / path).read_text(encoding="utf-8").splitlines()
        assert entry.msgstr.startswith(lines[int(line) - 1])


def test_servers_and_gettext_find_what_they_ask_for(exported):
    catalog = polib.pofile(str(exported))
    assert all(catalog.metadata[name] for name in ("Language", "Plural-Forms", "Last-Translator"))
    assert {"no-wrap", "md-text"} <= set(catalog[0].flags)
    if program := shutil.which("msgfmt"):
        command = [program, "--check", "-o", "/dev/null", exported]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_where_the_english_is_it_gives_the_originals(copied_book, exported, tmp_path):
    bring_original(copied_book, stand_in(copied_book))
    assert main(["po", "exportar", str(tmp_path / "en.po"), "--pagina", PAGE]) == 0
    kept, english = (polib.pofile(str(path)) for path in (exported, tmp_path / "en.po"))
    changed = {e.msgctxt: e.msgid for e, old in zip(english, kept, strict=True) if e != old}
    assert list(changed) == ["simetria-titulo"]
    assert changed["simetria-titulo"].startswith("### The block")
    made = [[(v.source, v.target) for v in map(versions, each)] for each in (english, kept)]
    assert made[0] == made[1]


def paragraphs(root):
    """Return the segments that end in a full stop, with their text."""
    texts = {
        pair.segment: pair.targets[0].text.strip("\n")
        for pair in load(root).pairs()
        if len(pair.targets) == 1
    }
    return {name: text for name, text in texts.items() if text[-1] == "."}


REFUSED = {
    "mudou no PO e também em": {},
    "o livro não tem este trecho": {"msgctxt": "nao-existe"},
    "o original mudou": {"comment": f"livro: fonte 0, alvo {'0' * 12}"},
    "falta o comentário": {"comment": ""},
    "comentário “% seg”": {"msgstr": "Uma.\n% seg: inicializacao-x\nDuas."},
}


def test_an_old_file_brings_what_it_can_and_undoes_nothing(copied_book, exported, capsys):
    """What nobody else touched comes; the rest stays as the book has it, and is told."""
    before = paragraphs(copied_book)
    mine, theirs, doubtful, *others = before
    refused = dict(zip(others, REFUSED, strict=False))
    paths = {name: load(copied_book).targets_of(name)[0].path for name in before}
    pages = {path: (copied_book / path).read_text(encoding="utf-8") for path in paths.values()}
    for name in (mine, doubtful, *refused):
        po = copied_book / paths[name].replace("book", "po").replace(".md", ".po")
        change(po, name, msgstr=before[name][:-1] + " mesmo.\r\n")
        change(po, name, flags=["fuzzy"] if name == doubtful else [])
        change(po, name, **REFUSED[refused[name]] if name in refused else {})
    for name in (theirs, others[0]):
        new = before[name][:-1] + " também."
        pages[paths[name]] = pages[paths[name]].replace(before[name], new)
    for path, page in pages.items():
        (copied_book / path).write_bytes(page.replace("\n", "\r\n").encode())

    assert main(["po", "importar", "po"]) == 1
    told = capsys.readouterr()
    assert doubtful in told.out
    assert theirs not in told.out + told.err
    lines = [line for line in told.err.splitlines() if ".po:" in line]
    assert len(lines) == len(REFUSED)
    assert all(any(cause in line for line in lines) for cause in REFUSED)
    new = before[mine][:-1] + " mesmo."
    pages[paths[mine]] = pages[paths[mine]].replace(before[mine], new)
    for path, page in pages.items():
        assert (copied_book / path).read_bytes().decode() == page.replace("\n", "\r\n")


def test_what_a_rule_refuses_changes_no_page(copied_book, exported, capsys):
    before = text(copied_book)
    change(exported, msgstr="Estamos vendo que a rede vai estar aprendendo vs. não.")
    assert main(["po", "importar", str(exported)]) == 1
    assert "nada foi importado" in capsys.readouterr().err
    assert text(copied_book) == before


def test_exporting_again_loses_no_work(copied_book, exported, capsys):
    change(exported, msgstr=f"{translation(copied_book).rstrip('.')} mesmo.")
    change(exported, OTHER, tcomment="Perguntar à Ana.")
    before = exported.read_bytes()
    (exported.parent / "exercicios.po").unlink()
    assert main(["po", "exportar", "po"]) == 1
    assert "importe-o antes" in capsys.readouterr().err
    assert exported.read_bytes() == before
    assert not (exported.parent / "exercicios.po").exists()
    assert main(["po", "importar", "po"]) == 0
    assert main(["po", "exportar", "po"]) == 0
    notes = [entry.tcomment for entry in polib.pofile(str(exported)) if entry.tcomment]
    assert notes == ["Perguntar à Ana."]


class Translator:
    """Who edits PO files by chance: some translations and some marks of doubt, together or not."""

    def __init__(self, chance):
        self.chance = chance

    def work(self):
        """Change the files, and return what is in them then."""
        for path in Path("po").rglob("*.po"):
            catalog = polib.pofile(str(path), wrapwidth=0)
            doubts = {
                each.msgctxt.partition("#")[0]: self.chance.random() < 0.4 for each in catalog
            }
            for entry in catalog:
                if self.chance.random() < 0.4:
                    entry.msgstr += "\nMais."
                if doubts[entry.msgctxt.partition("#")[0]]:
                    entry.flags = ["fuzzy", *entry.flags]
            catalog.save()
        return entries("po")

    def accept(self, segments):
        """Take the marks off some segments, and answer for them."""
        for path in Path("po").rglob("*.po"):
            catalog = polib.pofile(str(path), wrapwidth=0)
            for entry in catalog:
                if entry.msgctxt in segments:
                    entry.flags = []
            catalog.save()
        assert main(["po", "importar", "po"]) == 0
        assert main(["marcar", *segments, "traduzido", "--por", "Bia"]) == 0
        assert main(["po", "exportar", "po"]) == 0


def entries(folder):
    found = (entry for path in Path(folder).rglob("*.po") for entry in polib.pofile(str(path)))
    return {entry.msgctxt: (entry.msgstr, entry.fuzzy) for entry in found}


@settings(
    max_examples=3,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 2**32))
def test_a_translator_finds_what_he_left(tmp_path_factory, monkeypatch, seed):
    """Until somebody accepts it; another, in other files, finds what the book says of it."""
    monkeypatch.setattr(importing, "read_book", lambda root: (None, None))  # no rule says anything
    monkeypatch.setattr(importing, "_new_errors", lambda *of: [])
    monkeypatch.chdir(copy_book(tmp_path_factory.mktemp("livro")))
    assert main(["po", "exportar", "po"]) == 0
    before, translator = entries("po"), Translator(random.Random(seed))
    left = translator.work()
    for command in ("importar", "exportar"):
        assert main(["po", command, "po"]) == 0
        assert entries("po") == left
    assert main(["po", "exportar", "outro"]) == 0
    others = entries("outro")
    settled = {name for name, (text, doubtful) in left.items() if not doubtful}
    doubted = {name for name in left.keys() - settled if left[name][0] == before[name][0]}
    assert {name: others[name] for name in settled | doubted} == {
        name: left[name] for name in settled | doubted
    }
    accepted = sorted(name for name in doubted if f"{name}#2" not in left and "#" not in name)
    translator.accept(accepted)
    assert entries("po") == left | {name: (left[name][0], False) for name in accepted}


def test_a_doubt_is_a_draft_again_and_an_old_file_doubts_nothing(
    copied_book, exported, monkeypatch, capsys
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    before = load(copied_book).ledger.entries[SEGMENT]
    change(exported, flags=["fuzzy"])
    assert main(["po", "importar", "po"]) == 0
    assert SEGMENT in capsys.readouterr().out
    draft = load(copied_book).ledger.entries[SEGMENT]
    assert (draft.state, draft.translator) == (State.DRAFT, before.translator)
    assert main(["marcar", SEGMENT, "traduzido", "--por", "Bia"]) == 0
    answered = load(copied_book).ledger
    assert main(["po", "importar", "po"]) == 1
    assert "mudou desde a exportação" in capsys.readouterr().err
    assert load(copied_book).ledger == answered


def test_a_mark_taken_off_waits_for_a_name(copied_book, exported, capsys):
    change(exported, flags=["fuzzy"])
    main(["po", "importar", "po"])
    main(["po", "exportar", "po"])
    change(exported, flags=[])
    capsys.readouterr()
    assert main(["po", "importar", "po"]) == 0
    told = capsys.readouterr().out
    assert SEGMENT in told
    assert "livro marcar" in told
    assert load(copied_book).ledger.entries[SEGMENT].state is State.DRAFT


def test_a_note_outlives_its_segment(copied_book, exported):
    """One that got another id, say: its note is kept as gettext keeps what is obsolete."""
    change(exported, OTHER, tcomment="Perguntar à Ana.")
    assert main(["renomear", OTHER, f"{OTHER}-x"]) == 0
    for _ in "12":
        assert main(["po", "exportar", "po"]) == 0
    (entry,) = polib.pofile(str(exported)).obsolete_entries()
    assert (entry.msgctxt, entry.tcomment) == (OTHER, "Perguntar à Ana.")
    assert main(["po", "importar", "po"]) == 0


@pytest.mark.parametrize("name", [PAGE, "traducao/fonte/fonte.yml", "_config.yml", "x.txt"])
def test_exporting_overwrites_no_other_file(copied_book, exported, name):
    before = (copied_book / name).read_bytes() if (copied_book / name).exists() else None
    assert main(["po", "exportar", name]) == 1
    assert before == ((copied_book / name).read_bytes() if (copied_book / name).exists() else None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'msgid "a\nmsgstr', "quebrado.po:2: o arquivo PO está malformado"),
        (b'msgid "\xe9"\nmsgstr ""\n', "quebrado.po:1: o arquivo não está em UTF-8"),
        (None, "quebrado.po: não existe"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(copied_book, monkeypatch, capsys, content, said):
    monkeypatch.chdir(copied_book)
    if content is not None:
        (copied_book / "quebrado.po").write_bytes(content)
    assert main(["po", "importar", "quebrado.po"]) == 1
    assert said in capsys.readouterr().err
