"""The arithmetic of numbers that anybody may have written."""

from decimal import Context

WITHOUT_BOUNDS = Context(traps=[])  # 10^1000000 is infinite, and no error
