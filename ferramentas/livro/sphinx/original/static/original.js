// O inglês de cada trecho, embaixo dele. O texto só vem quando alguém o pede pela primeira vez.
(() => {
  const bar = document.querySelector("[data-original]");
  if (!bar) return;
  const MISSING = "O original não chegou: verifique a conexão e tente de novo.";
  const SHOW = "Mostrar todo o original";
  const HIDE = "Esconder o original";
  let texts;

  const bring = () => (texts ??= new Promise((arrived, failed) => {
    const onerror = () => { texts = null; failed(); };
    const script = Object.assign(document.createElement("script"), { src: bar.dataset.original, onerror });
    addEventListener("original", ({ detail }) => arrived(detail), { once: true });
    document.head.append(script);
  }));

  const button = (properties) =>
    Object.assign(document.createElement("button"), { type: "button", className: "original-botao", ...properties });

  const fill = async (place) => {
    try {
      place.innerHTML = (await bring())[place.dataset.trecho];
      place.lang = "en";
      place.removeAttribute("role");
    } catch {
      Object.assign(place, { role: "alert", textContent: MISSING });
    }
  };

  const endOf = (block) =>
    block.matches("p") ? block : block.querySelector(":scope > li:last-child > p:last-child");

  const passages = [...document.querySelectorAll(".original")].map((place) => {
    const onclick = () => show(place.hidden);
    const opener = button({ onclick, ariaLabel: "Original em inglês deste trecho" });
    const show = (open) => {
      place.hidden = !open;
      opener.ariaExpanded = open;
      if (open && !place.lang) fill(place);
    };
    endOf(place.previousElementSibling)?.append(" ", opener);
    show(false);
    return show;
  });

  const all = button({ onclick: () => turn(all.textContent === SHOW), textContent: SHOW });
  const turn = (open) => {
    all.textContent = open ? HIDE : SHOW;
    for (const show of passages) show(open);
  };
  bar.append(" ", all);
})();
