"""A page of the book as the checks read it: passages of text, formulas, labels, cells."""
