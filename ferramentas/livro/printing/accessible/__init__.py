"""The book as a tagged PDF: the EPUB, which has everything, through pandoc and Typst."""
