"""The ledger of a book, refused unless all of it is as it should be."""

from collections.abc import Iterator
from pathlib import Path

from livro.book.located import Located, compose
from livro.translation.segments.ledger import Entry, Ledger, Links, State, same_person
from livro.translation.segments.names import VALID
from livro.translation.segments.places import BOOK, OMISSIONS, SEGMENTS, VERSIONS, files_in

_REQUIRED = ("fonte", "blocos", "hash_fonte", "hash_alvo", "estado", "data")
_TEXTS = {  # field of the file -> attribute of an entry
    "fonte": "source",
    "hash_fonte": "source_digest",
    "hash_original": "original_digest",
    "hash_alvo": "target_digest",
    "tradutor": "translator",
    "atualizado_por": "updater",
    "revisor": "reviewer",
}
_FIELDS = dict.fromkeys((*_REQUIRED, *_TEXTS, "blocos_traduzidos", "dispensas"))


def read_ledger(root: Path) -> Ledger:
    """Read the ledger of a book; without files, it is empty.

    Raises:
        BookError: a file is not as it should be; the message says where and why.
    """
    entries: dict[str, Entry] = {}
    for name, values in _files(root, SEGMENTS):
        for segment, value in values.items():
            if segment in entries:
                value.refuse(f"já está entre os trechos de {entries[segment].page}")
            entries[segment] = _entry(segment, value, (BOOK / name).as_posix())
    omissions = {name: _reasons(values) for name, values in _files(root, OMISSIONS)}
    versions = {name: _read_versions(values) for name, values in _files(root, VERSIONS)}
    return Ledger(entries, omissions, versions)


def _files(root: Path, folder: Path) -> Iterator[tuple[str, dict[str, Located]]]:
    """Yield what each file of a folder holds, after the name of the page of which it speaks."""
    for path in files_in(root / folder):
        content = compose(path.read_bytes(), path.relative_to(root).as_posix())
        name = path.relative_to(root / folder).with_suffix(".md").as_posix()
        yield name, content.mapping() if content else {}


def _entry(segment: str, value: Located, page: str) -> Entry:
    """Read what is kept of a segment of a page.

    Raises:
        BookError: it is not as it should be; the message says where and why.
    """
    if not VALID.fullmatch(segment):
        value.refuse("não serve de nome de segmento (só letras minúsculas sem acento, 0-9 e -)")
    fields = value.mapping(_FIELDS, _REQUIRED)
    entry = Entry(
        page=page,
        blocks=fields["blocos"].texts(),
        former=fields["blocos_traduzidos"].texts() if "blocos_traduzidos" in fields else (),
        state=_state(fields["estado"]),
        date=fields["data"].day(),
        **{attribute: fields[name].text() for name, attribute in _TEXTS.items() if name in fields},
        waivers=_reasons(fields["dispensas"].mapping()) if "dispensas" in fields else {},
    )
    _check_people(entry, value)
    return entry


def _state(value: Located) -> State:
    text = value.text()
    if text not in set(State):
        value.refuse(f"não pode ser “{text}”; os estados são {', '.join(State)}")
    return State(text)


def _reasons(values: dict[str, Located]) -> dict[str, str]:
    """Read why each of some things is so; none goes without a reason."""
    for name, value in values.items():
        if not value.text().strip():
            value.refuse(f"não diz o motivo de “{name}”")
    return {name: value.text() for name, value in values.items()}


def _read_versions(values: dict[str, Located]) -> dict[str, Links]:
    return {
        version: {name: keys.texts() for name, keys in links.mapping().items()}
        for version, links in values.items()
    }


def _check_people(entry: Entry, value: Located) -> None:
    """States tell what happened: there is no translation without a translator, and so on."""
    if entry.state is not State.DRAFT and not entry.translator:
        value.refuse(f"está “{entry.state}”, mas não diz por quem (tradutor)")
    if entry.state is State.REVIEWED and not entry.reviewer:
        value.refuse("está “revisado”, mas não diz por quem (revisor)")
    if entry.state is not State.REVIEWED and entry.reviewer:
        value.refuse(f"tem revisor, mas está “{entry.state}”")
    if entry.reviewer and same_person(entry.reviewer, entry.responsible):
        value.refuse("foi revisado por quem o traduziu")
