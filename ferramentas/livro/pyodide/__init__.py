"""Pyodide, the Python that runs in the reader's browser: which files, and where they come from."""
