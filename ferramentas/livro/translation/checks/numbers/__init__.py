"""Numbers that the text states, and where each of them comes from."""
