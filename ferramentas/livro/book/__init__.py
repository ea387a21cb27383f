"""The book as files: its places, contents, cells and edition, and how they are written."""
