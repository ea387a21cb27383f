// O código que o leitor muda, com as cores do livro (as classes são as do Pygments) e a marca do erro.
import { create } from "./dom.mjs";

const KEYWORDS =
  "and as assert async await break class continue def del elif else except finally for from global if import " +
  "in is lambda nonlocal not or pass raise return try while with yield";
const BUILTINS =
  "abs all any bool dict divmod enumerate filter float format getattr int isinstance iter len list map max min " +
  "next object open print range repr reversed round set setattr sorted str sum super tuple type zip";

const CLASSES = new Map([
  ...KEYWORDS.split(" ").map((word) => [word, "k"]),
  ...BUILTINS.split(" ").map((word) => [word, "nb"]),
  ...["and", "in", "is", "not", "or"].map((word) => [word, "ow"]),
  ...["False", "None", "True"].map((word) => [word, "kc"]),
  ...["from", "import"].map((word) => [word, "kn"]),
]);

const STRING = /[rbfu]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)/;
const TOKEN = new RegExp(
  [
    /(?<c1>#.*)/,
    new RegExp(`(?<s2>${STRING.source})`),
    /(?<nd>(?<=^[ \t]*)@[\w.]+)/,
    /(?<mi>(?<![\w.])(?:\d[\w.]*(?:(?<=[eE])[-+]\d+)?|\.\d\w*))/,
    /(?<word>(?<before>\b(?:def|class)\s+)?[\p{L}_][\p{L}\p{N}_]*)/,
    /(?<o>[-+*/%@&|^~<>=!]+)/,
  ]
    .map((part) => part.source)
    .join("|"),
  "gimu",
);

// Mostra um código no lugar de outro.
export function paint(pre, code) {
  pre.replaceChildren(...colored(code), "\n");
}

function colored(code) {
  const nodes = [];
  let end = 0;
  for (const match of code.matchAll(TOKEN)) {
    nodes.push(code.slice(end, match.index), ...token(match[0], match.groups));
    end = match.index + match[0].length;
  }
  return [...nodes, code.slice(end)];
}

function token(text, { word, before, ...groups }) {
  if (before) {
    const kind = before.startsWith("class") ? "nc" : "nf";
    return [span("k", before), span(kind, text.slice(before.length))];
  }
  if (word) return [CLASSES.has(text) ? span(CLASSES.get(text), text) : text];
  const [kind] = Object.entries(groups).find(([, found]) => found);
  return [span(kind, text)];
}

function span(className, text) {
  return create("span", { className }, text);
}

// A linha em que o código parou, marcada na margem até que ele mude ou rode de novo.
const MARK = "celula-linha-errada";

export function markLine(pre, line) {
  const mark = create("span", { className: MARK });
  mark.style.setProperty("--linhas-acima", line - 1);
  mark.style.setProperty("--margem-acima", getComputedStyle(pre).paddingTop);
  pre.append(mark); // vazio: o código continua o mesmo
}

export function unmarkLine(pre) {
  pre.querySelector(`.${MARK}`)?.remove();
}
