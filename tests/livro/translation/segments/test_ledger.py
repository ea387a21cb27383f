"""`traducao/segmentos.yml`: what is written is what is read, and a broken file is refused."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livro.errors import BookError
from livro.translation.segments import Entry, Ledger, State, load
from livro.translation.segments.people import same_person
from livro.translation.segments.reading import parse
from livro.translation.segments.writing import as_text, write_ledger

words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")),
    min_size=1,
).filter(str.strip)
ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
digests = st.text("0123456789abcdef", min_size=12, max_size=12)
reasons = st.dictionaries(words, words, max_size=2)


@st.composite
def entries(draw):
    state = draw(st.sampled_from(State))
    translator, reviewer = draw(st.tuples(words, words).filter(lambda t: not same_person(*t)))
    return Entry(
        source=draw(words),
        blocks=tuple(draw(st.lists(digests, max_size=3))),
        source_digest=draw(digests),
        target_digest=draw(digests),
        state=state,
        date=draw(st.dates(date(1990, 1, 1))),
        translator=translator if state is not State.DRAFT else "",
        reviewer=reviewer if state is State.REVIEWED else "",
        waivers=draw(reasons),
    )


ledgers = st.builds(
    Ledger,
    st.dictionaries(ids, entries(), max_size=4),
    st.dictionaries(words, st.dictionaries(digests, words, min_size=1, max_size=2), max_size=2),
)


@given(ledgers)
def test_what_is_written_is_what_is_read(ledger):
    text = as_text(ledger)
    assert parse(text.encode()) == ledger
    assert as_text(parse(text.encode())) == text


@given(ledgers)
def test_the_order_of_what_is_known_does_not_matter(ledger):
    turned = Ledger(
        dict(reversed(ledger.entries.items())), dict(reversed(ledger.omissions.items()))
    )
    assert as_text(turned) == as_text(ledger)


def test_a_change_of_one_segment_changes_its_lines_only(book):
    path = book / "traducao/segmentos.yml"
    before = path.read_text(encoding="utf-8").splitlines()
    ledger = load(book).ledger
    entry = ledger.entries["pagina-lista"]
    changed = replace(entry, translator="Bia")
    write_ledger(book, ledger.having({"pagina-lista": changed}))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [
        ("    tradutor: Ana", "    tradutor: Bia")
    ]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(book, monkeypatch):
    path = book / "traducao/segmentos.yml"
    before = path.read_bytes()

    def fail(*_):
        raise OSError("disco cheio")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disco cheio"):
        write_ledger(book, Ledger())
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["fonte", "segmentos.yml"]


SOUND = """\
segmentos:
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
omissoes:
  titulo.md:
    dddddddddddd: não é texto
"""


def test_the_sound_file_is_read():
    assert parse(SOUND.encode()).entries["pagina-a"].reviewer == "Bia"


@pytest.mark.parametrize(
    ("old", "new", "line", "cause"),
    [
        ("segmentos:", "segmentos: [", 3, "malformado perto de “fonte: titulo.md”"),
        ("    fonte: titulo.md", "\tfonte: titulo.md", 3, "malformado"),
        ("segmentos:", "trechos:", 1, "não tem o campo “trechos”"),
        ("estado: revisado", "estadoo: revisado", 8, "não tem o campo “estadoo”"),
        ("estado: revisado", "estado: pronto", 8, "não pode ser “pronto”"),
        ("estado: revisado", "estado: traduzido", 3, "tem revisor, mas está “traduzido”"),
        ("estado: revisado", "estado: [revisado]", 8, "deve ser um texto"),
        ("    estado: revisado\n", "", 3, "não diz estado"),
        ("    data: 2026-11-30\n", "", 3, "não diz data"),
        ("2026-11-30", "30/11/2026", 11, "deve ser uma data"),
        ("2026-11-30", "2026-11-31", 11, "deve ser uma data"),
        ("bbbbbbbbbbbb", "123456789012", 6, "deve ser um texto"),
        ("bbbbbbbbbbbb", "", 6, "deve ser um texto"),
        ("    - aaaaaaaaaaaa", "      aaaaaaaaaaaa", 5, "deve ser uma lista"),
        ("    - aaaaaaaaaaaa", "    - [aaaaaaaaaaaa]", 5, "cada item de “blocos” deve ser"),
        ("    - aaaaaaaaaaaa", "    - 123", 5, "cada item de “blocos” deve ser"),
        ("    tradutor: Ana\n", "", 3, "não diz por quem (tradutor)"),
        ("    revisor: Bia\n", "", 3, "não diz por quem (revisor)"),
        ("revisor: Bia", "revisor: ana", 3, "revisado por quem o traduziu"),
        ("o original erra", "''", 13, "não diz o motivo de “formula-diferente”"),
        ("    fonte: titulo.md", "    fonte: a.md\n    fonte: b.md", 4, "tem “fonte” duas vezes"),
        ("omissoes:", "  pagina-a: {}\nomissoes:", 14, "tem “pagina-a” duas vezes"),
        ("  pagina-a:", "  Página:", 3, "não serve de nome de segmento"),
        ("não é texto", "''", 16, "não diz o motivo"),
        ("omissoes:\n  titulo.md:\n    dddddddddddd: não é texto", "omissoes: x", 14, "um mapa"),
        ("não é texto", "\x07", 16, "caractere que o YAML não aceita"),
    ],
)
def test_a_broken_file_is_refused_with_line_and_cause(old, new, line, cause):
    assert SOUND.count(old) == 1
    with pytest.raises(BookError) as refusal:
        parse(SOUND.replace(old, new).encode())
    message = str(refusal.value)
    assert message.startswith(f"traducao/segmentos.yml:{line}: "), message
    assert cause in message


def test_another_encoding_is_refused_with_its_line():
    with pytest.raises(BookError, match=r"segmentos\.yml:16: o arquivo não está em UTF-8"):
        parse(SOUND.encode("latin-1"))


@given(st.integers(0, len(SOUND)), st.binary(max_size=3))
def test_whatever_breaks_the_file_is_a_refusal_or_a_ledger(place, junk):
    content = SOUND.encode()
    try:
        assert isinstance(parse(content[:place] + junk + content[place:]), Ledger)
    except BookError as error:
        assert str(error).startswith("traducao/segmentos.yml:")
