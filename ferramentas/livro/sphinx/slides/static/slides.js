// O que o reveal.js não faz sob a política do site, ou não diz em português.
const forSpeaker = new URLSearchParams(location.search).has("notas");
const channel = new BroadcastChannel(`slides:${location.pathname}`);

const openNotes = () => {
  const here = Reveal.getIndices().h + 1;
  open(`?notas#/${here}`, "notas", "width=1200,height=700");
};

// Claro ou escuro, como quem lê pediu; no papel, claro.
const dark = matchMedia("(prefers-color-scheme: dark)");
const setTheme = (inDark) => {
  document.documentElement.dataset.theme = inDark ? "dark" : "light";
};
setTheme(dark.matches);
dark.addEventListener("change", () => setTheme(dark.matches));
addEventListener("beforeprint", () => setTheme(false));
addEventListener("afterprint", () => setTheme(dark.matches));

// Na tela, quem ouve só encontra o slide que se mostra; no papel, mostram-se todos.
addEventListener("beforeprint", () => {
  for (const slide of document.querySelectorAll(".slides > section")) {
    for (const name of ["aria-hidden", "hidden", "inert"]) slide.removeAttribute(name);
  }
});
addEventListener("afterprint", () => Reveal.slide(Reveal.getIndices().h));

// O modo de impressão do reveal.js (`?print-pdf`) escreve folhas de estilo na página, e a política
// as proíbe; com as do livro, imprimir já põe um slide em cada folha.
const { pathname, search, hash } = location;
if (search && !forSpeaker) history.replaceState(null, "", pathname + hash);

Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0.02,
  center: false,
  controlsTutorial: false,
  hash: true,
  hashOneBasedIndex: true,
  help: false,
  jumpToSlide: false,
  overview: false,
  pause: false,
  scrollActivationWidth: null, // a folha que ela escreveria na página é proibida
  showNotes: forSpeaker,
  slideNumber: "c/t",
  transition: "none",
  keyboard: forSpeaker ? {} : { 83: openNotes }, // S
}).then(() => {
  const names = { left: "Slide anterior", right: "Próximo slide" };
  for (const [side, name] of Object.entries(names)) {
    document.querySelector(`.navigate-${side}`).setAttribute("aria-label", name);
  }
  for (const side of ["up", "down"]) document.querySelector(`.navigate-${side}`).remove();
});

// A janela das notas e a da turma andam juntas.
Reveal.on("slidechanged", () => channel.postMessage(Reveal.getIndices()));
channel.addEventListener("message", ({ data }) => {
  if (data.h !== Reveal.getIndices().h) Reveal.slide(data.h);
});
