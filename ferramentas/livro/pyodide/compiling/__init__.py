"""Bytecode for the pages, made by the very Python that they run: Pyodide, in the V8 of KaTeX.

- `engine` asks a process of its own, `worker`, for the bytecode of what a first figure imports;
- `shell.js` is the machine that Pyodide finds there, and `first_figure.py` what it executes;
- `archive` puts the bytecode into the wheels and into the standard library;
- `folder` keeps the release so compiled, as the site publishes it.
"""
