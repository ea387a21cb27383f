"""The book as an EPUB, built by Sphinx and judged by epubcheck."""
