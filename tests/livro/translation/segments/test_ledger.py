"""The ledger: what is written is what is read, and a broken file is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from livro.errors import BookError
from livro.translation.segments import Entry, Ledger, State, load
from livro.translation.segments.ledger import same_person
from livro.translation.segments.reading import read_ledger
from livro.translation.segments.writing import as_files, files_of, write_ledger

LEDGER = "traducao/trechos/pagina.yml"
CONFLICT = "<<<<<<< HEAD\n  tradutor: Ana\n=======\n  tradutor: Eva\n>>>>>>> ramo\n"

# What YAML could take for something else than a text, alone or together.
ODD = ("Ana", "José", " ", ": ", " #", "- ", "[x]", "{a: b}", '"', "'", "|", ">", "&a", "*b", "!t")
ODD += (
    "%",
    "@",
    "`",
    "null",
    "yes",
    "1e3",
    "012",
    "2026-11-30",
    "…",
    "\u00a0",
    "\u200b",
    "😀",
    "\\",
)
words = st.lists(st.sampled_from(ODD), min_size=1, max_size=4).map("".join).filter(str.strip)
numbers = st.integers(0, 2**48 - 1)
digests = numbers.map("{:012x}".format) | numbers.map("{:012d}".format)
ids = st.sampled_from(
    [f"{page}-{part}" for page in ("a", "b-1", "7") for part in ("x", "y-2", "3")]
)
names = st.sampled_from(["a", "b", "a/b", "b/a", "c.pt"])
reasons = st.dictionaries(words, words, max_size=2)
keys = st.lists(digests, max_size=2).map(tuple)


@st.composite
def entries(draw):
    state = draw(st.sampled_from(State))
    updater, reviewer = draw(st.tuples(words, words).filter(lambda t: not same_person(*t)))
    return Entry(
        page=f"book/{draw(names)}.md",
        source=draw(words),
        blocks=tuple(draw(st.lists(digests, max_size=3))),
        source_digest=draw(digests),
        target_digest=draw(digests),
        state=state,
        date=draw(st.dates(date(1990, 1, 1))),
        original_digest=draw(st.just("") | digests),
        former=draw(keys),
        translator=draw(words) if state is not State.DRAFT else "",
        updater=updater if state is not State.DRAFT else "",
        reviewer=reviewer if state is State.REVIEWED else "",
        waivers=draw(reasons),
    )


ledgers = st.builds(
    Ledger,
    st.dictionaries(ids, entries(), max_size=4),
    st.dictionaries(
        names.map(lambda name: f"{name}.md"),
        st.dictionaries(digests, words, min_size=1, max_size=2),
        max_size=2,
    ),
    st.dictionaries(
        names.map(lambda name: f"{name}.md"),
        st.dictionaries(digests, st.dictionaries(ids, keys, max_size=2), min_size=1, max_size=2),
        max_size=2,
    ),
)


def read(files):
    """Read a ledger of some files, in a folder of its own."""
    with TemporaryDirectory() as folder:
        for path, text in files.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_ledger(Path(folder))


@settings(max_examples=60)
@given(ledgers)
def test_what_is_written_is_what_is_read_in_whatever_order_it_was_known(ledger):
    files = as_files(ledger)
    assert read(files) == ledger
    turned = Ledger(
        dict(reversed(ledger.entries.items())),
        dict(reversed(ledger.omissions.items())),
        {source: dict(reversed(found.items())) for source, found in ledger.versions.items()},
    )
    assert as_files(turned) == files


def test_a_change_of_one_segment_changes_its_lines_only(book):
    path = book / LEDGER
    before = path.read_text(encoding="utf-8").splitlines()
    ledger = load(book).ledger
    changed = replace(ledger.entries["pagina-lista"], translator="Bia")
    write_ledger(book, ledger.having({"pagina-lista": changed}))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("  tradutor: Ana", "  tradutor: Bia")
    ]


def test_a_page_without_segments_has_no_file(book):
    write_ledger(book, Ledger())
    assert not files_of(book)


def test_what_an_editor_hides_is_no_page(book):
    """Emacs leaves locks that lead nowhere; others, whole copies."""
    before = load(book)
    for name in ("traducao/trechos/.#pagina.yml", "traducao/fonte/.#titulo.md"):
        (book / name).symlink_to("ana@casa.123")
    (book / "traducao/trechos/.copia.yml").write_bytes((book / LEDGER).read_bytes())
    assert load(book) == before


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(book, monkeypatch):
    path = book / LEDGER
    before = path.read_bytes()

    def fail(*_):
        raise OSError("disco cheio")

    monkeypatch.setattr("os.replace", fail)
    ledger = load(book).ledger
    changed = replace(ledger.entries["pagina-lista"], translator="Bia")
    with pytest.raises(OSError, match="disco cheio"):
        write_ledger(book, ledger.having({"pagina-lista": changed}))
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


SOUND = """\
pagina-a:
  fonte: titulo.md
  blocos:
  - aaaaaaaaaaaa
  hash_fonte: bbbbbbbbbbbb
  hash_alvo: cccccccccccc
  estado: revisado
  tradutor: Ana
  revisor: Bia
  data: 2026-11-30
  dispensas:
    formula-diferente: o original erra
"""


def parse(content):
    return read({LEDGER: content})


def test_the_sound_file_is_read():
    assert parse(SOUND).entries["pagina-a"].reviewer == "Bia"


@pytest.mark.parametrize(
    ("old", "new", "line", "cause"),
    [
        ("pagina-a:", "pagina-a: [", 3, "malformado perto de “blocos:”"),
        ("  fonte: titulo.md", "\tfonte: titulo.md", 2, "malformado"),
        ("estado: revisado", "estadoo: revisado", 7, "não tem o campo “estadoo”"),
        ("estado: revisado", "estado: pronto", 7, "não pode ser “pronto”"),
        ("estado: revisado", "estado: traduzido", 2, "tem revisor, mas está “traduzido”"),
        ("estado: revisado", "estado: [revisado]", 7, "deve ser um texto"),
        ("  estado: revisado\n", "", 2, "não diz estado"),
        ("  data: 2026-11-30\n", "", 2, "não diz data"),
        ("2026-11-30", "30/11/2026", 10, "deve ser uma data"),
        ("2026-11-30", "2026-11-31", 10, "deve ser uma data"),
        ("bbbbbbbbbbbb", "123456789012", 5, "deve ser um texto"),
        ("bbbbbbbbbbbb", "", 5, "deve ser um texto"),
        ("  - aaaaaaaaaaaa", "    aaaaaaaaaaaa", 4, "deve ser uma lista"),
        ("  - aaaaaaaaaaaa", "  - [aaaaaaaaaaaa]", 4, "cada item de “blocos” deve ser"),
        ("  - aaaaaaaaaaaa", "  - 123", 4, "cada item de “blocos” deve ser"),
        ("  tradutor: Ana\n", "", 2, "não diz por quem (tradutor)"),
        ("  revisor: Bia\n", "", 2, "não diz por quem (revisor)"),
        ("revisor: Bia", "revisor: ana", 2, "revisado por quem o traduziu"),
        ("o original erra", "''", 12, "não diz o motivo de “formula-diferente”"),
        ("  fonte: titulo.md", "  fonte: a.md\n  fonte: b.md", 3, "tem “fonte” duas vezes"),
        ("pagina-a:", "pagina-a: {}\npagina-a:", 2, "tem “pagina-a” duas vezes"),
        ("pagina-a:", "Página:", 2, "não serve de nome de segmento"),
        ("o original erra", "\x07", 12, "caractere que o YAML não aceita"),
        ("  tradutor: Ana\n", CONFLICT, 8, "conflito do git"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_cause(old, new, line, cause):
    assert SOUND.count(old) == 1
    with pytest.raises(BookError) as refusal:
        parse(SOUND.replace(old, new))
    message = str(refusal.value)
    assert message.startswith(f"{LEDGER}:{line}: "), message
    assert cause in message


def test_a_broken_file_of_omissions_is_refused_too():
    place = "traducao/omissoes/titulo.yml"
    with pytest.raises(BookError, match=f"{place}:1: .*não diz o motivo de “dddddddddddd”"):
        read({place: "dddddddddddd: ''\n"})


def test_a_segment_stands_in_one_file(book):
    with pytest.raises(BookError, match=r"outra\.yml:2: .* já está entre os trechos de book/a\.md"):
        read({"traducao/trechos/a.yml": SOUND, "traducao/trechos/outra.yml": SOUND})


def test_another_encoding_is_refused_with_its_line():
    with pytest.raises(BookError, match=r"pagina\.yml:12: o arquivo não está em UTF-8"):
        parse(SOUND.replace("o original erra", "não").encode("latin-1"))


@given(st.integers(0, len(SOUND)), st.binary(max_size=3))
def test_whatever_breaks_the_file_is_a_refusal_or_a_ledger(place, junk):
    content = SOUND.encode()
    try:
        assert isinstance(parse(content[:place] + junk + content[place:]), Ledger)
    except BookError as error:
        assert str(error).startswith(f"{LEDGER}:")


def test_who_answers_for_a_source_leaves_the_versions_of_others_alone():
    entry = Entry("book/a.md", "a", ("k",), "0" * 12, "0" * 12, State.DRAFT, date(2026, 1, 1))
    outdated = replace(entry, source="b", former=("j",))
    versions = {source: {"0" * 12: {}} for source in "abc"}
    ledger = Ledger({"um": entry, "dois": outdated}, versions=versions)
    assert ledger.settled(["a", "b"]).versions.keys() == {"b", "c"}
