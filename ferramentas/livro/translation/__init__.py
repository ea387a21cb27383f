"""What links each paragraph of the book to its source, and checks it.

`d2l` reads the source format; `segments` links blocks of `book/` to blocks of `traducao/fonte/`;
`checks` compares the two; `importer` makes new pages; `review` shows both side by side.
"""
