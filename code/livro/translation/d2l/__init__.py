"""The d2lbook source format: read without loss, in blocks, with its damage reported."""
