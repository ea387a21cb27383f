"""What `livro verificar` looks for: one rule per module, all of them listed in `registry`."""
