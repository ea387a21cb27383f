"""What a label can name."""

from enum import StrEnum


class Named(StrEnum):
    """The kinds of things that labels name; the values are the roles that refer to them."""

    TITLE = "ref"
    NUMBERED = "numref"  # a figure or table with a caption
    EQUATION = "eq"
    BARE = ""  # a place without a title or number
