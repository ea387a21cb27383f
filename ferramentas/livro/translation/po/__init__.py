"""The segments as a PO file, for who prefers Poedit, and back."""
