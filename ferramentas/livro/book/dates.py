"""The day on which something is made, which whoever makes it again may set."""

import os
from datetime import UTC, datetime

from livro.errors import BookError

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date() -> datetime | None:
    """Return the moment of SOURCE_DATE_EPOCH, if it is set.

    Raises:
        BookError: it is no number of seconds, or that of no day.
    """
    moment = os.environ.get(VARIABLE)
    if not moment:
        return None
    try:
        return datetime.fromtimestamp(int(moment), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise BookError(f"{VARIABLE} são os segundos desde 1970, e não “{moment}”.") from error
