"""How wheels are asked for: whatever is written, it is understood or refused in Portuguese."""

from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livro.errors import BookError
from livro.pyodide.wanted import Wanted, read_wanted

DIGEST = "0123456789abcdef" * 4
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1)
PLACES = st.text(min_size=1).filter(lambda place: "://" not in place)
DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(NAMES, PLACES, DIGESTS, st.booleans())
def test_what_is_asked_for_is_what_is_read(framework, place, digest, upper):
    text = f"{framework}={place}#sha256={digest.upper() if upper else digest}"
    assert read_wanted(text) == Wanted(framework, place, digest)


@given(
    st.text() | st.text("=#:/%?sha256ab ") | st.just(f"a=b#sha256={DIGEST}").map(lambda t: t * 2)
)
@example(f"pytorch={DIGEST}")
@example(f"pytorch=#sha256={DIGEST}")
@example(f"pytorch=torch.whl#sha256={DIGEST[1:]}")
@example(f"pytorch=torch.whl#md5={DIGEST}")
@example("nenhum")
def test_any_text_is_read_whole_or_refused(text):
    try:
        found = read_wanted(text)
    except BookError as error:
        assert str(error).startswith(text) or "https" in str(error)
    else:
        assert f"{found.framework}={found.place}#sha256={found.digest}" == text


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("torch-2.13.0+a.r7-py3-none-any.whl", "torch-2.13.0+a.r7-py3-none-any.whl"),
        ("/tmp/uma pasta/a%2B-1-py3-none-any.whl", "a%2B-1-py3-none-any.whl"),
        ("https://a.b/c/torch-2.13.0%2Ba-py3-none-any.whl", "torch-2.13.0+a-py3-none-any.whl"),
        ("https://a.b/torch-2.13.0-py3-none-any.whl?x=/1", "torch-2.13.0-py3-none-any.whl"),
    ],
)
def test_a_wheel_is_called_by_the_end_of_its_place(place, name):
    assert read_wanted(f"pytorch={place}#sha256={DIGEST}").file_name == name


@pytest.mark.parametrize("scheme", ["http", "HTTP", "ftp", "file", "git+https"])
def test_no_other_road_is_taken(scheme):
    with pytest.raises(BookError, match="só se baixam pacotes de endereços https"):
        read_wanted(f"pytorch={scheme}://a.b/c.whl#sha256={DIGEST}")


def test_only_the_file_of_the_digest_is_taken(tmp_path):
    path = tmp_path / "a.whl"
    path.write_bytes(b"a")
    digest = sha256(b"a").hexdigest()
    assert Wanted("pytorch", str(path), digest).read() == b"a"
    path.write_bytes(b"b")
    with pytest.raises(BookError, match=f"SHA-256 é .*, e não {digest}"):
        Wanted("pytorch", str(path), digest).read()


def test_an_address_gives_its_content_or_says_why_not(monkeypatch):
    asked = []

    def urlopen(address, timeout):
        asked.append(address)
        raise TimeoutError("sem resposta")

    monkeypatch.setattr("livro.pyodide.sources.urlopen", urlopen)
    with pytest.raises(BookError, match=r"https://a\.b/c\.whl: sem resposta"):
        read_wanted(f"pytorch=https://a.b/c.whl#sha256={DIGEST}").read()
    assert asked == ["https://a.b/c.whl"]
