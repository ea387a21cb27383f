"""What a check found in a translated page."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the contribution; a warning asks for a second look."""

    ERROR = "erro"
    WARNING = "aviso"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem, at one place, with what to do about it.

    Attributes:
        path: the page, relative to the folder of the book.
        line: number of the line in the page, from 1.
        rule: identifier of the rule, Portuguese, kebab-case (`formula-diferente`).
        segment: id of the segment, or empty.
        severity: error or warning.
        message: what is wrong, in Portuguese.
        advice: what to do, in Portuguese.
    """

    path: str
    line: int
    rule: str
    segment: str
    severity: Severity
    message: str
    advice: str

    def as_dict(self) -> dict[str, str | int]:
        """Return the finding as JSON wants it, keys in Portuguese."""
        names = ("arquivo", "linha", "regra", "segmento", "gravidade", "mensagem", "conselho")
        return dict(zip(names, asdict(self).values(), strict=True))

    def __str__(self) -> str:
        segment = f" ({self.segment})" if self.segment else ""
        return (
            f"{self.path}:{self.line}: {self.severity} [{self.rule}]{segment} "
            f"{self.message} {self.advice}"
        )
