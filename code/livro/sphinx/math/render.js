// Runs inside V8: `katex` is already defined. One request in, one JSON answer out.
const refuse = ({ command }) => {
  throw new katex.ParseError(`Untrusted command: ${command}`);
};

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
    return JSON.stringify({ html });
  } catch (error) {
    const { rawMessage, position } = error;
    return JSON.stringify({ error: rawMessage ?? String(error), position: position ?? null });
  }
}
