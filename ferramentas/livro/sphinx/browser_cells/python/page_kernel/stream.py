"""What a cell prints, sent now and then: a loop may print faster than a page can show."""

import io
from collections.abc import Callable
from time import monotonic

LIMIT = 100_000  # characters per run of a cell
INTERVAL = 0.1  # seconds
CUT = "\n… (o resto da saída foi omitido)\n"


class Stream(io.TextIOBase):
    """A text file that sends what is written to it.

    Args:
        send: receives the text, in pieces.
    """

    def __init__(self, send: Callable[[str], object]) -> None:
        self._send = send
        self._waiting: list[str] = []
        self._left = LIMIT
        self._sent = monotonic()

    def writable(self) -> bool:
        """Say that one can write."""
        return True

    def write(self, text: str) -> int:
        """Keep the text for a moment; drop what passes the limit."""
        if self._left > 0:
            self._waiting.append(text[: self._left])
            self._left -= len(text)
            if self._left <= 0:
                self._waiting.append(CUT)
        if monotonic() - self._sent > INTERVAL:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what waits."""
        if self._waiting:
            text, self._waiting = "".join(self._waiting), []
            self._sent = monotonic()
            self._send(text)
