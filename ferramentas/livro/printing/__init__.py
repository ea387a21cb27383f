"""The book away from the screen: PDF, accessible PDF, EPUB."""
