"""YAML with the place of each value: what is wrong in it is told with file, line and cause."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, NoReturn

import yaml
from yaml.constructor import SafeConstructor

from livro.book.files import decoded
from livro.errors import BookError

_TOO_DEEP = "o YAML tem listas demais umas dentro das outras"
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it
_TEXT = "tag:yaml.org,2002:str"
_WHOLE = "tag:yaml.org,2002:int"
_NOTHING = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Located:
    """A value of a YAML file, read only as what it is asked for.

    Attributes:
        node: the value, not yet interpreted.
        path: the file, as a message names it.
        name: what the value is called in a message.
    """

    node: yaml.Node
    path: str
    name: str

    def mapping(
        self, fields: Collection[str] = (), required: Collection[str] = ()
    ) -> dict[str, Located]:
        """Return the values of a mapping by key.

        Args:
            fields: the only keys it may have; any, if none is given.
            required: those it must have.
        """
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("deve ser um mapa (nome: valor)")
        found: dict[str, Located] = {}
        for key_node, value in self.node.value:
            key = Located(key_node, self.path, f"a chave de {self.name}").text()
            place = Located(key_node, self.path, self.name)
            if key in found:
                place.refuse(f"tem “{key}” duas vezes")
            if fields and key not in fields:
                place.refuse(f"não tem o campo “{key}”; os campos são {', '.join(fields)}")
            found[key] = Located(value, self.path, f"“{key}”")
        if missing := [key for key in required if key not in found]:
            self.refuse(f"não diz {', '.join(missing)}")
        return found

    def value(self) -> Any:
        """Return the whole of it as YAML reads it."""
        try:
            return _constructed(self.node)
        except Malformed as error:
            raise error.at(self.path) from error

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _TEXT:
            self.refuse("deve ser um texto (entre aspas, se só tem algarismos)")
        return str(self.node.value)

    def number(self) -> int:
        """Return a whole number."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag != _WHOLE:
            self.refuse("deve ser um número inteiro")
        number: int = self.value()
        return number

    def items(self) -> tuple[Located, ...]:
        """Return the values of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("deve ser uma lista")
        return tuple(
            Located(item, self.path, f"cada item de {self.name}") for item in self.node.value
        )

    def is_nothing(self) -> bool:
        """Tell whether nothing is said of it, as in `name:`."""
        return bool(self.node.tag == _NOTHING)

    def inside(self, steps: Iterable[str | int]) -> Located:
        """Return the value to which keys of mappings and places in lists lead."""
        place = self
        for step in steps:
            place = place.items()[step] if isinstance(step, int) else place.mapping()[step]
        return place

    def texts(self) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(item.text() for item in self.items())

    def day(self) -> date:
        """Return a date."""
        try:
            return date.fromisoformat(str(self.node.value))
        except ValueError:
            self.refuse("deve ser uma data (2026-11-30)")

    def refuse(self, cause: str) -> NoReturn:
        """Say where the value is and what is wrong with it.

        Raises:
            BookError: always.
        """
        raise BookError(f"{self.path}:{self.node.start_mark.line + 1}: {self.name} {cause}.")


def compose(content: bytes, path: str) -> Located | None:
    """Read the structure of a YAML file; nothing, if it is empty.

    Raises:
        BookError: the file is not UTF-8, not YAML or two versions in conflict; the message says
            where.
    """
    try:
        node = _composed(decoded(content, path))
    except Malformed as error:
        raise error.at(path) from error
    return Located(node, path, "o arquivo") if node else None


def loaded(text: str) -> Any:
    """Return what some lines of YAML say.

    Raises:
        Malformed: they are no YAML; the message says why.
    """
    node = _composed(text)
    return _constructed(node) if node else None


class Malformed(ValueError):
    """A text is no YAML; the message, in Portuguese, says why, and `line` where."""

    def __init__(self, line: int, cause: str) -> None:
        super().__init__(cause)
        self.line = line

    def at(self, path: str) -> BookError:
        """Return what to tell whoever wrote the file."""
        return BookError(f"{path}:{self.line}: {self}.")


def _constructed(node: yaml.Node) -> Any:
    try:
        return SafeConstructor().construct_object(node, deep=True)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1
        cause = "o YAML tem um valor sem fim ou de um tipo que não se conhece"
        raise Malformed(line, cause) from error
    except (ValueError, LookupError, AttributeError) as error:  # 2026-13-99, !!bool talvez
        line = _culprit(node).start_mark.line + 1
        raise Malformed(line, "o YAML tem um valor que não é do tipo que diz") from error
    except RecursionError as error:
        raise Malformed(node.start_mark.line + 1, _TOO_DEEP) from error


def _culprit(node: yaml.Node) -> yaml.Node:
    """Return the first of the values inside of another that cannot be read by itself."""
    inside = node.value if isinstance(node, yaml.CollectionNode) else []
    if isinstance(node, yaml.MappingNode):
        inside = [*chain.from_iterable(inside)]  # keys and values
    for value in inside:
        try:
            SafeConstructor().construct_object(value, deep=True)
        except (ValueError, LookupError, AttributeError):
            return _culprit(value)
    return node


def _composed(text: str) -> yaml.Node | None:
    """Parse fast; what is refused is parsed again by the parser that tells the place best."""
    try:
        return _parsed(text)
    except RecursionError as error:
        raise Malformed(1, _TOO_DEEP) from error


def _parsed(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_FAST)
    except yaml.YAMLError:
        pass
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        lines = text.splitlines() or [""]
        line = min(mark.line, len(lines) - 1) if mark else 0  # it may be past the end
        found = lines[line].strip()
        raise Malformed(line + 1, f"o YAML está malformado perto de “{found}”") from error
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        raise Malformed(line, "há um caractere que o YAML não aceita") from error
