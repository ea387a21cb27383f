"""What is a page of the book, and what an editor left beside one."""

from livro.book.places import sources


def test_hidden_files_are_no_pages(tmp_path):
    book = tmp_path / "book"
    for name in ("a.md", "parte/b.md", "parte/.#b.md", ".ipynb_checkpoints/a-checkpoint.md"):
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        (book / name).touch()
    (book / ".#a.md").symlink_to("ana@maquina.1234")  # as Emacs does: it leads nowhere
    assert sources(tmp_path) == [book / "a.md", book / "parte" / "b.md"]
