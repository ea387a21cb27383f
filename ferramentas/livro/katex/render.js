// Runs inside V8: `katex` is already defined. One request in, one JSON answer out.
const refuse = ({ command }) => {
  throw new katex.ParseError(`Untrusted command: ${command}`);
};

// What KaTeX writes that is not valid MathML: \stackrel puts elements into an <mo>, `aligned` may
// leave an empty list.
const mend = (html) =>
  html
    .replace(/<mo>(<mover>.*?<\/mover>)<\/mo>/g, "$1")
    .replace(/<mo>(<mo>[^<]*<\/mo>)<\/mo>/g, "$1")
    .replaceAll(' columnspacing=""', "");

function renderFormula({ tex, display, output, macros }) {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output,
      macros, // of this request alone: \gdef in one formula must not reach the next
      strict: "error",
      throwOnError: true,
      trust: refuse,
    });
    return JSON.stringify({ html: mend(html) });
  } catch (error) {
    const { rawMessage, position } = error;
    return JSON.stringify({ error: rawMessage ?? String(error), position: position ?? null });
  }
}
