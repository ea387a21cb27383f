"""What the builds and the pages cost."""
