"""The error that a command tells to whoever ran it."""


class BookError(Exception):
    """A problem to tell to whoever ran the command; the message is in Portuguese."""
