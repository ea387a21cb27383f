"""A bibliography in Portuguese: the style ``ptbr``, for the list and for the citations.

``bibtex_default_style: ptbr`` writes "Autora e Autor (2010). Título. Em *Anais*, p. 1-9.";
``bibtex_reference_style: ptbr`` cites "Autora e Autor (2010)" or "(Autora e Autor, 2010)".
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.richtext import Text
from pybtex.style import template as t
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.formatting.unsrt import pages
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.plugin import register_plugin as register_sphinx_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

AND = " e "
_TITLE = t.field("title")  # with its capitals, which the English styles change


class Style(Unsorted):  # type: ignore[misc]
    """One order for every kind of entry: who (when). What. Where. Links."""

    default_sorting_style = "author_year_title"
    default_label_style = "alpha"

    def get_article_template(self, e: Entry) -> Any:
        """Describe an article of a journal."""
        issue = t.optional[t.field("volume"), t.optional["(", t.field("number"), ")"]]
        return self._entry(e, _TITLE, [t.tag("em")[t.field("journal")], issue, _pages()])

    def get_inproceedings_template(self, e: Entry) -> Any:
        """Describe a paper of a conference, or a part of a book."""
        book = t.words["Em", t.tag("em")[t.field("booktitle")]]
        volume = t.optional[t.words["v.", t.field("volume")]]
        editors = self._editors(e) if "author" in e.persons else ""
        where = [book, editors, t.optional_field("series"), volume, _pages(), *_publisher()]
        return self._entry(e, _TITLE, where)

    def get_book_template(self, e: Entry) -> Any:
        """Describe a whole book."""
        edition = t.optional[t.words[t.field("edition"), "ed."]]
        volume = t.optional[t.words["v.", t.field("volume")]]
        where = [t.optional_field("series"), volume, edition, *_publisher()]
        return self._entry(e, t.tag("em")[t.field("title")], where)

    def get_misc_template(self, e: Entry) -> Any:
        """Describe a page, a program, a data set or a preprint."""
        return self._entry(e, _TITLE, [t.optional_field("howpublished"), *_publisher()])

    def get_phdthesis_template(self, e: Entry) -> Any:
        """Describe a doctoral thesis."""
        return self._thesis(e, "Tese de doutorado")

    def get_mastersthesis_template(self, e: Entry) -> Any:
        """Describe a master's thesis."""
        return self._thesis(e, "Dissertação de mestrado")

    def get_techreport_template(self, e: Entry) -> Any:
        """Describe a report."""
        kind = t.words["Relatório técnico", t.optional_field("number")]
        return self._entry(e, _TITLE, [kind, t.optional_field("institution")])

    get_incollection_template = get_inproceedings_template
    get_inbook_template = get_book_template
    get_manual_template = get_book_template
    get_proceedings_template = get_book_template
    get_booklet_template = get_misc_template
    get_unpublished_template = get_misc_template

    def _thesis(self, e: Entry, kind: str) -> Any:
        return self._entry(e, t.tag("em")[t.field("title")], [kind, t.optional_field("school")])

    def _entry(self, e: Entry, title: Any, where: list[Any]) -> Any:
        note = t.sentence[t.optional_field("note")]
        return toplevel[self._who_when(e), t.sentence[title], t.sentence[where], note, _links(e)]

    def _who_when(self, e: Entry) -> Any:
        year = t.join["(", t.first_of[t.optional_field("year"), "s.d."], ")"]
        who = _people("author") if "author" in e.persons else self._editors(e)
        return t.sentence(sep=" ")[who, year]

    def _editors(self, e: Entry) -> Any:
        return t.words[_people("editor"), "(org.)"] if "editor" in e.persons else ""


@t.node  # type: ignore[untyped-decorator]
def _people(children: object, data: dict[str, Any], role: str) -> Text:
    """Join the names of a role; ``and others`` becomes "et al."."""
    persons, style = data["entry"].persons[role], data["style"]
    named = [person for person in persons if str(person) != "others"]
    names = [style.format_name(person, style.abbreviate_names) for person in named]
    if len(named) < len(persons):
        return Text(t.join(sep=", ")[names].format_data(data), " et al.")
    return t.join(sep=", ", sep2=AND, last_sep=AND)[names].format_data(data)


def _pages() -> Any:
    return t.optional[t.words["p.", pages]]


def _publisher() -> list[Any]:
    return [t.optional_field(name) for name in ("organization", "publisher", "address")]


def _links(e: Entry) -> Any:
    doi, eprint, url = (t.field(name, raw=True) for name in ("doi", "eprint", "url"))
    links = {
        "doi": t.href(t.join["https://doi.org/", doi])[t.join["DOI: ", doi]],
        "eprint": t.href(t.join["https://arxiv.org/abs/", eprint])[t.join["arXiv:", eprint]],
        "url": t.words["Disponível em:", t.href(url)[url]],
    }
    return t.sentence(sep=". ")[[t.optional[links[name]] for name in links if _is_new(e, name)]]


def _is_new(e: Entry, name: str) -> bool:
    """Tell whether a link leads elsewhere than the number of arXiv, which is in its addresses."""
    number = e.fields.get("eprint")
    return name == "eprint" or not number or not e.fields.get(name, "").endswith(number)


_round = partial(BracketStyle, "(", ")", sep="; ")


@dataclass
class ReferenceStyle(AuthorYearReferenceStyle):
    """Citations by author and year, in parentheses and joined by "e"."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    person: PersonStyle = field(default_factory=partial(PersonStyle, sep2=AND, last_sep=AND))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Give both styles the name ``ptbr``."""
    register_plugin("pybtex.style.formatting", "ptbr", Style, force=True)
    group = "sphinxcontrib.bibtex.style.referencing"
    register_sphinx_plugin(group, "ptbr", ReferenceStyle, force=True)
    return {"version": "1.0", "parallel_read_safe": True, "parallel_write_safe": True}
