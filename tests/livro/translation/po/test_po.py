"""A book in PO files and back: nobody's work is lost on either side."""

import shutil
import subprocess

import polib
import pytest

from livro.cli import main
from livro.translation.segments import load

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


def edit(root, segment):
    """Change the last word of a segment in its page, as somebody else would."""
    old = translation(root, segment)
    new = f"{old.rstrip('.')} também."
    (root / PAGE).write_text(text(root).replace(old, new), encoding="utf-8")
    return new


def test_what_was_exported_changes_nothing(copied_book, exported, capsys):
    before = text(copied_book)
    assert main(["po", "importar", "po"]) == 0
    assert "Nada mudou" in capsys.readouterr().out
    assert text(copied_book) == before


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


def test_the_english_page_gives_the_originals(copied_book, exported, tmp_path):
    """Its blocks stand in the places of those that the book keeps, whatever their language."""
    source = next((copied_book / "traducao/fonte").glob("*.md")).read_text(encoding="utf-8")
    page = tmp_path / "en.md"
    page.write_text(source.replace("weights", "WEIGHTS"), encoding="utf-8")
    command = ["po", "exportar", str(tmp_path / "en.po"), "--original", str(page)]
    assert main([*command, "--pagina", PAGE]) == 0
    kept, english = (polib.pofile(str(path)) for path in (exported, tmp_path / "en.po"))
    assert [e.msgid for e in english] == [e.msgid.replace("weights", "WEIGHTS") for e in kept]
    assert [e.msgid for e in english] != [e.msgid for e in kept]
    assert [e.comment for e in english] == [e.comment for e in kept]


def test_a_changed_translation_replaces_only_its_lines(copied_book, exported):
    before, old = text(copied_book), translation(copied_book)
    new = old.replace(" é ", " é mesmo ", 1)
    assert new != old
    change(exported, msgstr=new.replace("\n", "\r\n"))
    assert main(["po", "importar", str(exported)]) == 0
    assert text(copied_book) == before.replace(old, new)


def test_line_ends_of_a_page_stay(copied_book, exported):
    path = copied_book / PAGE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    change(exported, msgstr=translation(copied_book).replace(" é ", " é mesmo ", 1))
    assert main(["po", "importar", str(exported)]) == 0
    content = path.read_bytes()
    assert "é mesmo".encode() in content
    assert content.count(b"\n") == content.count(b"\r\n")


def test_what_others_changed_since_stays_and_the_rest_comes(copied_book, exported, capsys):
    """An old file knows nothing of what became of the book since; that is not lost."""
    theirs = edit(copied_book, OTHER)
    mine = f"{translation(copied_book).rstrip('.')} mesmo."
    change(exported, msgstr=mine)
    assert main(["po", "importar", str(exported)]) == 0
    assert (translation(copied_book), translation(copied_book, OTHER)) == (mine, theirs)
    assert OTHER not in capsys.readouterr().out


REFUSED = {
    "mudou no PO e também em": lambda root, po: edit(root, SEGMENT),
    "o livro não tem este trecho": lambda root, po: change(po, msgctxt="nao-existe"),
    "o original mudou": lambda root, po: change(
        po, comment=f"livro: fonte 0, alvo {'0' * 12}", msgstr="Outra frase."
    ),
    "falta o comentário": lambda root, po: change(po, comment=""),
    "comentário “% seg”": lambda root, po: change(po, msgstr="Uma.\n% seg: simetria-x\nDuas."),
}


@pytest.mark.parametrize("cause", REFUSED)
def test_what_cannot_be_imported_is_told_and_the_rest_comes(copied_book, exported, capsys, cause):
    change(exported, msgstr="Outra frase.")
    REFUSED[cause](copied_book, exported)
    other = f"{translation(copied_book, OTHER).rstrip('.')} mesmo."
    change(exported, OTHER, msgstr=other)
    kept = translation(copied_book)
    assert main(["po", "importar", str(exported)]) == 1
    assert cause in capsys.readouterr().err
    assert (translation(copied_book), translation(copied_book, OTHER)) == (kept, other)


def test_doubtful_entries_are_skipped_and_told(copied_book, exported, capsys):
    before = text(copied_book)
    change(exported, msgstr="Outra frase.", flags=["fuzzy"])
    assert main(["po", "importar", str(exported)]) == 0
    told = capsys.readouterr().out
    assert "fuzzy" in told
    assert SEGMENT in told
    assert text(copied_book) == before


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


@pytest.mark.parametrize("name", [PAGE, "traducao/fonte/fonte.yml", "_config.yml", "x.txt"])
def test_exporting_overwrites_no_other_file(copied_book, exported, name):
    before = (copied_book / name).read_bytes() if (copied_book / name).exists() else None
    assert main(["po", "exportar", name]) == 1
    assert before == ((copied_book / name).read_bytes() if (copied_book / name).exists() else None)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'msgid "a\nmsgstr', "quebrado.po: o arquivo PO está malformado"),
        (b'msgid "\xe9"\nmsgstr ""\n', "quebrado.po: byte 7: o arquivo não está em UTF-8"),
        (None, "quebrado.po: o arquivo não existe"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(copied_book, monkeypatch, capsys, content, said):
    monkeypatch.chdir(copied_book)
    if content is not None:
        (copied_book / "quebrado.po").write_bytes(content)
    assert main(["po", "importar", "quebrado.po"]) == 1
    assert said in capsys.readouterr().err
