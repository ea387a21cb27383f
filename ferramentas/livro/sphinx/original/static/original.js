// O inglês de cada trecho, embaixo dele. O texto só vem quando alguém o pede pela primeira vez.
(() => {
  const bar = document.querySelector("[data-original]");
  if (!bar) return;
  const MISSING = "O original não chegou: verifique a conexão e tente de novo.";
  const SHOW = "Mostrar todo o original";
  const HIDE = "Esconder o original";
  let texts;

  const bring = () => (texts ??= new Promise((arrived, failed) => {
    const script = document.createElement("script");
    script.src = bar.dataset.original;
    script.onerror = () => { texts = null; failed(); };
    addEventListener("original", ({ detail }) => arrived(detail), { once: true });
    document.head.append(script);
  }));

  const button = (onClick) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "original-botao";
    made.addEventListener("click", onClick);
    return made;
  };

  const fill = async (place) => {
    try {
      place.innerHTML = (await bring())[place.dataset.trecho];
      place.lang = "en";
      place.removeAttribute("role");
    } catch {
      place.setAttribute("role", "alert");
      place.textContent = MISSING;
    }
  };

  const endOf = (block) =>
    block.matches("p") ? block : block.querySelector(":scope > li:last-child > p:last-child");

  const passages = [...document.querySelectorAll(".original")].map((place) => {
    const opener = button(() => show(place.hidden));
    opener.setAttribute("aria-label", "Original em inglês deste trecho");
    const show = (open) => {
      place.hidden = !open;
      opener.setAttribute("aria-expanded", open);
      if (open && !place.lang) fill(place);
    };
    endOf(place.previousElementSibling)?.append(" ", opener);
    show(false);
    return show;
  });

  const all = button(() => turn(all.textContent === SHOW));
  const turn = (open) => {
    all.textContent = open ? HIDE : SHOW;
    for (const show of passages) show(open);
  };
  all.textContent = SHOW;
  bar.append(" ", all);
})();
