"""Strategies: d2l pages, whole and mutilated."""

from pathlib import Path

from hypothesis import strategies as st

SEED = (
    (Path(__file__).parents[3] / "traducao" / "fonte" / "numerical-stability-and-init.pt.md")
    .read_bytes()
    .decode()
)

FRAMEWORKS = ("mxnet", "pytorch", "tensorflow", "jax")
WORDS = (
    *("gradiente", "camada", "é", "*deep learning*", "**forte**", "$x_i$", "`np.dot`", "1.5"),
    *(":numref:`sec_mlp`", ":eqref:`eq_h`", ":cite:`Glorot.Bengio.2010,He.2015`", "(a)", "vs."),
    *("[site](https://d2l.ai)", "[**slide**]", "(~~oculto~~)", "[^nota]", r"$\mathbf{W}^{(l)}$"),
)
word = st.sampled_from(WORDS)
sentence = st.lists(word, min_size=1, max_size=8).map(" ".join)
prose = st.lists(sentence, min_size=1, max_size=4).map(lambda lines: "Texto " + "\n".join(lines))
name = st.from_regex(r"[a-z]{1,6}_[a-z]{1,8}", fullmatch=True)
code = st.sampled_from(["x = 1", "# comentário\nprint('a')", "def f(x):\n\n    return x", ""])
frameworks = st.lists(st.sampled_from(FRAMEWORKS), min_size=1, max_size=3, unique=True).map(
    ", ".join
)


def _cell(mark: str, source: str) -> str:
    return f"```{{.python .input}}\n{mark}{source}\n```"


heading = st.builds(
    lambda depth, title, label: f"{'#' * depth} {title}" + (f"\n:label:`{label}`" if label else ""),
    st.integers(1, 4),
    sentence,
    st.none() | name,
)
formula = st.builds(
    lambda tex, label: f"$${tex}$$" + (f"\n:eqlabel:`{label}`" if label else ""),
    st.sampled_from(
        ["a = b", "\n\\begin{aligned}\na &= b \\\\\n\n c &= d\n\\end{aligned}\n", "\nx,\n"]
    ),
    st.none() | name,
)
cell = st.builds(
    _cell,
    st.just("")
    | frameworks.map("#@tab {}\n".format)
    | frameworks.map("%%tab {}\n".format)
    | st.just("#@tab all\n"),
    code,
)
text_tab = st.builds(
    lambda framework, body: f":begin_tab:`{framework}`\n{body}\n:end_tab:", frameworks, prose
)
items = st.lists(st.tuples(st.integers(0, 3), sentence), min_size=1, max_size=5).map(
    lambda rows: "\n".join("    " * depth + f"* {text}" for depth, text in rows)
)
figure = st.builds(
    lambda text, label: f"![{text}](../img/x.svg)\n:width:`400px`\n:label:`{label}`", prose, name
)
table = st.builds(
    lambda text, label: f"|a|b|\n|:-|-:|\n|1|{text}|\n:Legenda {text}\n:label:`{label}`",
    st.just("valor"),
    name,
)
other = st.sampled_from(
    [
        "```toc\n:maxdepth: 2\n\nmlp\n```",
        "```eval_rst\n.. note:: x\n```",
        "```bash\npip install d2l\n```",
        "> Citação\nem duas linhas",
        "[^nota]: uma nota",
        "<!--stackedit_data:\nabc\n-->",
        "[Discussions](https://discuss.d2l.ai/t/103)",
    ]
)
block = st.one_of(heading, prose, formula, cell, text_tab, items, figure, table, other)
page = st.lists(block, max_size=12).map("\n\n".join).map(lambda text: text + "\n")

INTRUDERS = (
    *("```", "```{.python .input}", "$$", "$", "`", ":begin_tab:`jax`", ":end_tab:", "<!--"),
    *("-->", "\r\n", "\r", "\n", "\n\n", "\0", "\ufeff", "\u200b", "\t", "~~~", "[**", "**]"),
    *("|", "![", "](", "* ", "    ", "#", ":label:`x`", ":numref:`", "\x0c", "\u2028", "\\"),
    *("[^a]:", "> ", "{", "}", "# ", "-|-", ":width:`1px`", "\\begin{aligned}"),
)


@st.composite
def mutated(draw: st.DrawFn, original: str) -> str:
    """Return a page with some pieces cut out, exchanged, repeated or thrown in."""
    text = original
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 200)))
        match draw(st.sampled_from(["cut", "truncate", "insert", "repeat", "swap"])):
            case "cut":
                text = text[:start] + text[end:]
            case "truncate":
                text = text[:start] if draw(st.booleans()) else text[start:]
            case "insert":
                text = text[:start] + draw(st.sampled_from(INTRUDERS)) + text[start:]
            case "repeat":
                text = text[:end] + text[start:end] + text[end:]
            case "swap":
                text = text[end:] + text[start:end] + text[:start]
    return text


mangled = st.one_of(
    mutated(SEED),
    page.flatmap(mutated),
    st.text(),
    st.lists(st.sampled_from(INTRUDERS + WORDS + ("\n",)), max_size=60).map("".join),
)
