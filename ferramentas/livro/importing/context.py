"""What the pieces of a page refer to, and what there is to tell about them."""

import atexit
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from estabilidade import FRAMEWORKS
from estabilidade.registry import RETIRED
from livro.book.elsewhere import FILE, Elsewhere
from livro.importing.checkout import Checkout
from livro.importing.links import Links
from livro.importing.named import Named
from livro.importing.notices import Notices
from livro.importing.pictures import Pictures
from livro.katex.engine import Engine, Formula, complaint

OWN = {each.name: each.label for each in FRAMEWORKS}  # those whose cells a page can hold
LABELS = OWN | {each.name: each.label for each in RETIRED} | {"paddle": "PaddlePaddle"}
_ROLES = {"ref": Named.TITLE, "numref": Named.TITLE, "eqref": Named.EQUATION}
_NUMBERED = ("fig_", "img_", "tab_", "table_")  # how d2l names what bears a number


@dataclass(frozen=True, slots=True)
class Shared:
    """What pages that are imported together refer to, and add to.

    Attributes:
        labels: those of the pages and of the book.
        elsewhere: where other labels of d2l lead.
        works: the bibliography, by keys.
        pictures: those that the pages bring.
    """

    labels: Mapping[str, Named]
    elsewhere: dict[str, Elsewhere]
    works: dict[str, str]
    pictures: Pictures = field(default_factory=Pictures)


@dataclass(slots=True)
class Context:
    """What is known while a page is written.

    Attributes:
        shared: what its references and citations may lead to.
        checkout: the d2l that the page comes from, for what is not known yet.
        links: what becomes of links and images.
        notices: what there is to tell.
        formulas: the formulas written so far, with their lines in the source.
    """

    shared: Shared
    checkout: Checkout
    links: Links
    notices: Notices
    formulas: list[tuple[int, str]] = field(default_factory=list)

    def formula(self, tex: str, line: int) -> None:
        """Remember a formula, to be tried at the end."""
        self.formulas.append((line, tex))

    def citation(self, role: str, keys: Sequence[str], line: int) -> str:
        """Return a citation; a work new to the bibliography is brought from d2l, or told.

        It comes on a line of its own, so that git merges what two branches bring.
        """
        for key in keys:
            if key in self.shared.works:
                continue
            if key in self.checkout.works:
                self.shared.works[key] = " ".join(self.checkout.works[key].split())
                message = "Obras trazidas do d2l para book/referencias.bib: confira-as."
                self.notices.todo(line, message, key)
            else:
                message = "Obras que não estão em book/referencias.bib: acrescente-as."
                self.notices.warning(line, message, key)
        return f"{{{role}}}`{','.join(keys)}`"

    def reference(self, role: str, label: str, line: int) -> str:
        """Return a reference as it is to stay: until some page gives the label, it leads to d2l."""
        named = self.shared.labels.get(label)
        if named is Named.BARE:
            return f"{{ref}}`{label} <{label}>`"
        if named is None and label not in self.shared.elsewhere:
            self._look_up(label, line)
        guess = Named.NUMBERED if label.startswith(_NUMBERED) else _ROLES[role]
        return f"{{{named or guess}}}`{label}`"

    def _look_up(self, label: str, line: int) -> None:
        if label in self.checkout.labels:
            self.shared.elsewhere[label] = self.checkout.labels[label]
            message = f"Rótulos do d2l acrescentados a {FILE}: traduza os títulos."
            self.notices.todo(line, message, label)
        else:
            message = f"Rótulos que não estão no livro nem em {FILE}: acrescente-os."
            self.notices.warning(line, message, label)

    def report_refused(self) -> None:
        """Try every formula of the page with KaTeX and tell of those that it refuses."""
        for line, tex in dict.fromkeys(self.formulas):
            rendered = _katex().render(Formula(tex, display=True))
            if rendered.error:
                message = f"{complaint(tex, rendered)}.".replace("..", ".")
                self.notices.warning(line, message, tex)


@cache
def _katex() -> Engine:
    """Return the KaTeX of all pages, which ends with the program."""
    engine = Engine({})
    atexit.register(engine.close)
    return engine
