"""Wheels asked for, each as `framework=place#sha256=digest`."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from livro.errors import BookError, from_system
from livro.pyodide.sources import download

_FORM = re.compile(r"([^=#]+)=(.+)#sha256=([0-9a-fA-F]{64})", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@dataclass(frozen=True)
class Wanted:
    """A wheel that a framework needs in the pages.

    Attributes:
        framework: the name of its tab.
        place: a file or an https address.
        digest: the SHA-256 that it must have.
    """

    framework: str
    place: str
    digest: str

    @property
    def file_name(self) -> str:
        """The last part of the place: what wheels are called says what they are for."""
        if not _SCHEME.match(self.place):
            return Path(self.place).name
        return unquote(self.place.partition("?")[0].rpartition("/")[2])

    def read(self) -> bytes:
        """Return the content of the wheel.

        Raises:
            BookError: it cannot be read, or it is another file.
        """
        content = download(self.place) if _SCHEME.match(self.place) else _read(self.place)
        if sha256(content).hexdigest() != self.digest:
            raise BookError(
                f"{self.place}: o SHA-256 é {sha256(content).hexdigest()}, e não {self.digest}."
            )
        return content


def read_wanted(text: str) -> Wanted:
    """Read one wheel as it is asked for.

    Raises:
        BookError: it is not asked for in this form, or it would come by an open road.
    """
    found = _FORM.fullmatch(text)
    if not found:
        raise BookError(
            f"{text}: escreva framework=arquivo#sha256=RESUMO, com os 64 algarismos do SHA-256; "
            "em vez do arquivo pode vir um endereço https."
        )
    framework, place, digest = found.groups()
    if _SCHEME.match(place) and not place.startswith("https://"):
        raise BookError(f"{place}: só se baixam pacotes de endereços https.")
    return Wanted(framework, place, digest.lower())


def _read(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise BookError(from_system(error)) from error
    except ValueError as error:  # a null in it
        raise BookError(f"{place!r} não é o nome de um arquivo.") from error
