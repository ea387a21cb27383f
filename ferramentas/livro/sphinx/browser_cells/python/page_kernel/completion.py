"""What can come after the text before the cursor, by what the running Python knows."""

import builtins
import inspect
import json
import keyword
import re
from collections.abc import Iterable, Mapping
from functools import reduce
from itertools import takewhile
from typing import Any

LIMIT = 24  # names: who sees more of them types another letter sooner than finds the right one

_IDENTIFIER = r"[^\W\d]\w*"
_DOTTED = rf"{_IDENTIFIER}(?:\.{_IDENTIFIER})*"
_UNFINISHED = re.compile(rf"(?<![\w.])(?:({_DOTTED})\.)?((?:{_IDENTIFIER})?)$")
_CALL = re.compile(rf"(?<![\w.])({_DOTTED})\($")


def complete(before: str, namespace: Mapping[str, Any]) -> str:
    """Return, as JSON, the names that can end the text and the signature of what it calls.

    Args:
        before: the code before the cursor.
        namespace: what the cells defined.
    """
    owner, start = _unfinished(before)
    names = _names(owner, start, namespace) if owner or start else []
    called = _called(before, owner, start, names)
    return json.dumps(
        {
            "start": start,
            "common": _common_start(names),
            "names": names[:LIMIT],
            "count": len(names),
            "signature": _signature(called, namespace) if called else "",
        }
    )


def _unfinished(before: str) -> tuple[str, str]:
    """Return what is before the last dot of the name that the text ends with, and what is after."""
    found = _UNFINISHED.search(before)
    return (found[1] or "", found[2]) if found else ("", "")


def _names(owner: str, start: str, namespace: Mapping[str, Any]) -> list[str]:
    known: Iterable[str] = (*namespace, *dir(builtins), *keyword.kwlist)
    if owner:
        try:
            known = dir(_value(owner, namespace))
        except Exception:  # a name that nobody defined, or whatever a property raises
            return []
    return sorted({name for name in known if name.startswith(start) and _is_meant(name, start)})


def _common_start(names: list[str]) -> str:
    """Return what all begin with: in order, the first and the last differ soonest."""
    if not names:
        return ""
    pairs = zip(names[0], names[-1], strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_meant(name: str, start: str) -> bool:
    """Leave the private names to those who begin them."""
    return start.startswith("_") or not name.startswith("_")


def _called(before: str, owner: str, start: str, names: list[str]) -> str:
    """Return the name whose parenthesis is open, or the one that is complete."""
    if call := _CALL.search(before):
        return call[1]
    if names == [start]:
        return f"{owner}.{start}" if owner else start
    return ""


def _signature(name: str, namespace: Mapping[str, Any]) -> str:
    try:
        value = _value(name, namespace)
    except Exception:
        return ""
    try:
        return f"{name}{inspect.signature(value)}"
    except TypeError:  # not something to call
        return ""
    except ValueError:  # written in C: the first line of its documentation
        return (inspect.getdoc(value) or "").partition("\n")[0]


def _value(name: str, namespace: Mapping[str, Any]) -> Any:
    first, *rest = name.split(".")
    found = namespace[first] if first in namespace else getattr(builtins, first)
    return reduce(getattr, rest, found)
