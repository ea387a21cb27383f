"""A book in a PO file and back."""

import polib
import pytest

from livro.errors import BookError
from livro.translation.po.changes import changes, read_po, replaced
from livro.translation.po.export import to_po
from livro.translation.segments import load

SEGMENT = "simetria-permutacao"


@pytest.fixture
def exported(copied_book, tmp_path):
    path = tmp_path / "livro.po"
    path.write_text(str(to_po(load(copied_book).pairs())), encoding="utf-8")
    return path


def change(path, **fields):
    catalog = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in catalog if entry.msgctxt == SEGMENT)
    for name, value in fields.items():
        setattr(entry, name, value)
    catalog.save()


def test_what_was_exported_changes_nothing(copied_book, exported):
    assert not list(changes(read_po(exported), load(copied_book).pairs()))


def test_every_segment_is_exported_with_its_place(copied_book, exported):
    pairs = load(copied_book).pairs()
    catalog = read_po(exported)
    assert len(catalog) >= len(pairs)
    entry = next(entry for entry in catalog if entry.msgctxt == SEGMENT)
    ((path, line),) = entry.occurrences
    assert entry.msgstr.startswith(
        (copied_book / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    )


def test_a_changed_translation_replaces_only_its_lines(copied_book, exported):
    change(exported, msgstr="Outra frase.\nE mais uma.")
    (found,) = changes(read_po(exported), load(copied_book).pairs())
    page = (copied_book / found.target.path).read_text(encoding="utf-8")
    new = replaced(page, {found.target: found.text})
    assert new == page.replace(found.target.text.strip("\n"), "Outra frase.\nE mais uma.")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"msgctxt": "nao-existe"}, "o livro não tem o trecho 'nao-existe'"),
        ({"msgid": "Another source."}, "exporte de novo"),
    ],
)
def test_what_does_not_belong_to_the_book_is_refused(copied_book, exported, fields, said):
    change(exported, **fields)
    with pytest.raises(BookError, match=said):
        list(changes(read_po(exported), load(copied_book).pairs()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'msgid "a\nmsgstr', "malformado"),
        (b'msgid "\xe9"\nmsgstr ""\n', "UTF-8"),
    ],
)
def test_a_broken_file_is_refused_with_its_name(tmp_path, content, said):
    path = tmp_path / "quebrado.po"
    path.write_bytes(content)
    with pytest.raises(BookError, match=rf"quebrado\.po.*{said}"):
        read_po(path)


def test_a_missing_file_is_refused_with_its_name(tmp_path):
    with pytest.raises(BookError, match=r"nada\.po: o arquivo não existe"):
        read_po(tmp_path / "nada.po")
