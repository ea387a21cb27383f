"""Where the cells show things, as `sys.stdout` is where they print: one for the whole Python."""

from collections.abc import Callable


def _nowhere(kind: str, content: str) -> None:
    """Show nothing."""


# Receives what is shown: its kind (stream, value, figure or error) and its content.
send: Callable[[str, str], object] = _nowhere
