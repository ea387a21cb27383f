"""How Jupyter shows figures; the page needs no telling."""


def set_matplotlib_formats(*_formats: str) -> None:
    """Accept any format: a page always shows SVG."""
