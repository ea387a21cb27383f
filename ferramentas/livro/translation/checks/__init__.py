"""What `livro verificar` looks for: the rules, in a module or a folder for each of their headings.

`registry` gathers them, `runner` asks them; the other modules are what they read and write.
"""
