"""Findings for people, for programs and for GitHub."""

import json
from collections.abc import Sequence

from livro.translation.checks.finding import Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}  # the names that GitHub gives


def as_text(findings: Sequence[Finding]) -> str:
    """Write a finding per line."""
    return "\n".join(map(str, findings))


def as_json(findings: Sequence[Finding]) -> str:
    """Write a list of objects."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=1)


def as_annotations(findings: Sequence[Finding]) -> str:
    """Write the workflow commands by which GitHub shows each finding beside its line."""
    return "\n".join(map(_annotation, findings))


def _annotation(finding: Finding) -> str:
    place = f"file={_escaped(finding.path)},line={finding.line},title={_escaped(finding.rule)}"
    text = f"{finding.message} {finding.advice}".replace("%", "%25").replace("\n", "%0A")
    return f"::{_LEVELS[finding.severity]} {place}::{text}"


def _escaped(value: str) -> str:
    for character, code in (("%", "%25"), (":", "%3A"), (",", "%2C")):
        value = value.replace(character, code)
    return value


def summary(findings: Sequence[Finding], pages: int) -> str:
    """Count the findings."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = len(findings) - errors
    return f"{_count(errors, 'erro')} e {_count(warnings, 'aviso')} em {_count(pages, 'página')}."


def _count(number: int, noun: str) -> str:
    return f"{number or 'nenhum'} {noun}{'s' if number > 1 else ''}"
