// O recuo do Python em um campo de texto. Cada função diz que trecho trocar, por quê e o que selecionar.
const STEP = "    ";

// Enter: a linha nova começa onde a anterior começa, ou um passo adiante depois de dois-pontos.
export function newLine({ value, selectionStart: start, selectionEnd: end }) {
  const line = value.slice(value.lastIndexOf("\n", start - 1) + 1, start);
  const [recess] = line.match(/^ */);
  return { start, end, text: `\n${recess}${/:\s*(#.*)?$/.test(line) ? STEP : ""}` };
}

// Tab: um passo adiante ou, com Shift, para trás, em todas as linhas da seleção.
export function indented({ value, selectionStart: start, selectionEnd: end }, back) {
  if (start === end && !back) return { start, end, text: STEP };
  const first = value.lastIndexOf("\n", start - 1) + 1;
  const last = (value.indexOf("\n", end) + value.length + 1) % (value.length + 1);
  const lines = value.slice(first, last).split("\n");
  const moved = lines.map((line) => (back ? line.replace(/^ {1,4}/, "") : line && STEP + line));
  const text = moved.join("\n");
  const shift = moved[0].length - lines[0].length;
  const selection = [Math.max(first, start + shift), end + text.length - (last - first)];
  return { start: first, end: last, text, selection };
}
