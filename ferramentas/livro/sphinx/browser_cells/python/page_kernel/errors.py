"""What went wrong in a cell, for the page to tell."""

import json
from traceback import TracebackException, extract_tb


def describe(error: BaseException, name: str) -> str:
    """Return, as JSON, the traceback from the cell on, the line of the cell and what it asserted.

    Args:
        error: what the cell raised.
        name: the name of the cell.
    """
    frames = extract_tb(error.__traceback__)
    inside = [index for index, frame in enumerate(frames) if frame.filename == name]
    report = TracebackException.from_exception(error)
    report.stack[:] = report.stack[inside[0] :] if inside else []
    line = frames[inside[-1]].lineno if inside else getattr(error, "lineno", None)
    text = "".join(report.format())
    asserted = str(error) if isinstance(error, AssertionError) else ""
    return json.dumps({"traceback": text, "line": line, "asserted": asserted})
