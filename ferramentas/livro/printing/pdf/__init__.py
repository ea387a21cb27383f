"""The book as a PDF: Sphinx writes LaTeX, LuaLaTeX sets it, and its log is read to the end."""
