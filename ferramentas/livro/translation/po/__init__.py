"""The segments of a page as a PO file, for Poedit or Weblate, and back."""
