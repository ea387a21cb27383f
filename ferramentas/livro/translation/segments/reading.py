"""`traducao/segmentos.yml`, refused unless all of it is as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from livro.translation.segments.ledger import Entry, Ledger, State
from livro.translation.segments.located import Located, compose
from livro.translation.segments.names import VALID
from livro.translation.segments.people import same_person
from livro.translation.segments.places import LEDGER

if TYPE_CHECKING:
    from pathlib import Path

_REQUIRED = ("fonte", "blocos", "hash_fonte", "hash_alvo", "estado", "data")
_FIELDS = (*_REQUIRED, "tradutor", "revisor", "dispensas")


def read_ledger(root: Path) -> Ledger:
    """Read the ledger of a book; without a file, it is empty.

    Raises:
        BookError: the file is not as it should be; the message says where and why.
    """
    path = root / LEDGER
    return parse(path.read_bytes()) if path.exists() else Ledger()


def parse(content: bytes) -> Ledger:
    """Read the content of the file.

    Raises:
        BookError: as for `read_ledger`.
    """
    whole = compose(content, LEDGER.as_posix())
    if whole is None:
        return Ledger()
    parts = whole.mapping(("segmentos", "omissoes"))
    entries = parts["segmentos"].mapping() if "segmentos" in parts else {}
    omissions = parts["omissoes"].mapping() if "omissoes" in parts else {}
    return Ledger(
        {name: _entry(name, value) for name, value in entries.items()},
        {name: _reasons(value) for name, value in omissions.items()},
    )


def _entry(name: str, value: Located) -> Entry:
    if not VALID.fullmatch(name):
        value.refuse("não serve de nome de segmento (só letras minúsculas sem acento, 0-9 e -)")
    fields = value.mapping(_FIELDS, _REQUIRED)
    entry = Entry(
        source=fields["fonte"].text(),
        blocks=fields["blocos"].texts(),
        source_digest=fields["hash_fonte"].text(),
        target_digest=fields["hash_alvo"].text(),
        state=_state(fields["estado"]),
        date=fields["data"].day(),
        translator=fields["tradutor"].text() if "tradutor" in fields else "",
        reviewer=fields["revisor"].text() if "revisor" in fields else "",
        waivers=_reasons(fields["dispensas"]) if "dispensas" in fields else {},
    )
    _check_people(entry, value)
    return entry


def _state(value: Located) -> State:
    text = value.text()
    if text not in set(State):
        value.refuse(f"não pode ser “{text}”; os estados são {', '.join(State)}")
    return State(text)


def _reasons(value: Located) -> dict[str, str]:
    reasons = {name: reason.text() for name, reason in value.mapping().items()}
    for name, reason in reasons.items():
        if not reason.strip():
            value.refuse(f"não diz o motivo de “{name}”")
    return reasons


def _check_people(entry: Entry, value: Located) -> None:
    """States tell what happened: there is no translation without a translator, and so on."""
    if entry.state is not State.DRAFT and not entry.translator:
        value.refuse(f"está “{entry.state}”, mas não diz por quem (tradutor)")
    if entry.state is State.REVIEWED and not entry.reviewer:
        value.refuse("está “revisado”, mas não diz por quem (revisor)")
    if entry.state is not State.REVIEWED and entry.reviewer:
        value.refuse(f"tem revisor, mas está “{entry.state}”")
    if entry.reviewer and same_person(entry.reviewer, entry.translator):
        value.refuse("foi revisado por quem o traduziu")
