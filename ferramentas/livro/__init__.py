"""Tools that build the book: the command `livro` and its Sphinx extensions."""
