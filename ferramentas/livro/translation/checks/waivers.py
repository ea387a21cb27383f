"""The waivers of a segment, and which of them were of use."""

from collections.abc import Iterable


class Waivers:
    r"""Waivers are named after a rule, or after a rule and what one of its problems is about.

    `numero-diferente` silences the rule in the whole segment; `formula-diferente \sigma`, one
    formula, once: another change of the same segment is still told.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._unused = set(names)
        self._whole = {name for name in self._unused if " " not in name}

    def silence(self, rule: str, about: str) -> bool:
        """Tell whether a problem is waived, and remember that the waiver was of use."""
        if rule in self._whole:
            self._unused.discard(rule)
            return True
        name = f"{rule} {about}"
        if name in self._unused:
            self._unused.remove(name)
            return True
        return False

    def has_unused(self, rule: str) -> bool:
        """Tell whether a waiver of a rule silenced nothing so far."""
        return any(name.split()[0] == rule for name in self._unused)

    def leave(self, rule: str) -> None:
        """Say nothing of the waivers of a rule that is not asked."""
        self._unused = {name for name in self._unused if name.split()[0] != rule}

    @property
    def unused(self) -> list[str]:
        """The waivers that silenced nothing so far."""
        return sorted(self._unused)
