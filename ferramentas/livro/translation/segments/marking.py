"""Who answers for a segment, since when: the changes of state, and what each of them asks for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from livro.book.dates import source_date
from livro.errors import BookError
from livro.translation.segments.bitext import Bitext, Condition
from livro.translation.segments.content import digest
from livro.translation.segments.ledger import Entry, State, same_person
from livro.translation.segments.sources import Source


def today() -> date:
    """Return the day to record: that of SOURCE_DATE_EPOCH where it is set."""
    return (source_date() or datetime.now().astimezone()).date()


def linked(
    bitext: Bitext,
    segment: str,
    source: str,
    blocks: Sequence[str],
    *,
    state: State = State.DRAFT,
    translator: str = "",
    day: date | None = None,
) -> Entry:
    """Return the entry that links a segment of a page to blocks of a source, as both are now.

    The waivers of the segment, if it is known, stay; so does what was known of the English of the
    same blocks, where it is not here.

    Raises:
        BookError: the segment is in no page, or the source or one of its blocks does not exist.
    """
    targets = bitext.targets_of(segment)
    if not targets:
        raise BookError(f"Nenhuma página tem “% seg: {segment}”.")
    page = bitext.sources.get(source) or Source(source, {})
    known, english = page.blocks, page.english
    if not blocks or any(key not in known for key in blocks):
        raise BookError(f"“{segment}”: os blocos da fonte não existem em traducao/fonte/{source}.")
    ordered = [key for key in known if key in blocks]
    old = bitext.ledger.entries.get(segment)
    first = old.translator if old and state is State.TRANSLATED else ""
    original = old.original_digest if old and old.blocks == tuple(ordered) else ""
    if set(ordered) <= english.keys():
        original = digest(english[key].text for key in ordered)
    return Entry(
        page=targets[0].path,
        source=source,
        blocks=tuple(ordered),
        source_digest=digest(known[key].text for key in ordered),
        target_digest=digest(target.text for target in targets),
        original_digest=original,
        state=state,
        date=day or today(),
        translator=first or translator,
        updater=translator if first and not same_person(first, translator) else "",
        waivers=old.waivers if old else {},
    )


def translated(bitext: Bitext, segment: str, name: str) -> Entry:
    """Return the entry of a segment for which a translator answers, as both sides are now."""
    entry = bitext.ledger.entries.get(segment)
    if entry is None:
        raise BookError(
            f"“{segment}” não está no registro; diga o que ele traduz (--fonte ARQUIVO:LINHAS)."
        )
    known = bitext.sources[entry.source].blocks if entry.source in bitext.sources else {}
    blocks = [key for key in entry.blocks if key in known]
    return linked(bitext, segment, entry.source, blocks, state=State.TRANSLATED, translator=name)


def doubted(entry: Entry) -> Entry:
    """Return the entry of a segment whose translation somebody doubts: again a draft, but whose."""
    return replace(entry, state=State.DRAFT, reviewer="", date=today())


def reviewed(bitext: Bitext, segment: str, name: str) -> Entry:
    """Return the entry of a segment that somebody has read against the source.

    Raises:
        BookError: nobody answers for the translation as it is now, or the reader is its translator.
    """
    entry = bitext.ledger.entries.get(segment)
    if entry is None or entry.state is State.DRAFT:
        raise BookError(f"“{segment}” ainda não foi marcado como traduzido por ninguém.")
    condition = bitext.condition(segment)
    if condition is not Condition.CURRENT:
        raise BookError(
            f"“{segment}” não está em dia ({condition}): quem o atualizar o marca antes como "
            "traduzido; depois, outra pessoa o marca como revisado."
        )
    if same_person(name, entry.responsible):
        raise BookError(f"“{segment}” é tradução de {entry.responsible}: outra pessoa o revisa.")
    return replace(entry, state=State.REVIEWED, reviewer=name, date=today())
