// O que está no fim de um link, ao lado dele: com o ponteiro, com o foco do teclado ou com um toque.
(() => {
  const article = document.querySelector("article");
  const previews = new Map(); // link -> o que ele mostra

  const target = (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    if (link.pathname === location.pathname) return document.getElementById(id);
    return document.getElementById(`previa-${id}`)?.content.firstElementChild;
  };
  const formula = (box) => [box.querySelector(".katex-display").cloneNode(true)];
  const figure = (box) => {
    const images = [...box.querySelectorAll("img")];
    const image = images.find((each) => each.getClientRects().length) ?? images[0];
    const frame = image.closest(".cell_output")?.cloneNode() ?? document.createElement("div"); // decide as cores
    frame.append(image.cloneNode());
    const caption = document.createElement("p");
    caption.append(...(box.querySelector(".caption-text")?.cloneNode(true).childNodes ?? []));
    for (const link of caption.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    return [frame, caption];
  };

  for (const link of article?.querySelectorAll('a.reference.internal[href*="#"]') ?? []) {
    const text = link.parentElement.dataset.definicao ?? link.title;
    const element = text ? null : target(link);
    if (text) previews.set(link, () => [text]);
    else if (element?.matches(".math:has(.katex-display)")) previews.set(link, () => formula(element));
    else if (element?.matches("figure:has(img)")) previews.set(link, () => figure(element));
    if (link.title) link.removeAttribute("title"); // o navegador o mostraria também
  }
  if (!previews.size) return;

  const tip = Object.assign(document.createElement("div"), { id: "previa", role: "tooltip", hidden: true });
  article.append(tip);
  let owner, timer, touched;

  const hide = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const after = (wait, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const fit = (room) => { // o que é grande demais encolhe até caber: aqui ninguém o rolaria
    tip.style.fontSize = "";
    const high = tip.querySelector(".katex-display") ? room / tip.offsetHeight : 1;
    const style = getComputedStyle(tip), margin = parseFloat(style.paddingLeft); // que não encolhe
    const inside = tip.clientWidth - 2 * margin, wide = Math.min(1, inside / (tip.scrollWidth - 2 * margin));
    const scale = 0.98 * Math.min(wide, high);
    if (scale < 0.98) tip.style.fontSize = `${scale * parseFloat(style.fontSize)}px`;
    const image = tip.querySelector("img");
    if (!image) return;
    image.style.maxHeight = "";
    const excess = tip.offsetHeight - room;
    if (excess > 0) image.style.maxHeight = `${Math.max(48, image.offsetHeight - excess)}px`;
  };
  const place = () => {
    if (!owner) return;
    const at = owner.getClientRects()[0];
    fit(Math.max(at.top, innerHeight - at.bottom) - 12);
    const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = at.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${below ? at.bottom + 4 : at.top - tip.offsetHeight - 4}px`;
  };
  const show = (link) => {
    hide();
    owner = link;
    tip.replaceChildren(...previews.get(link)());
    tip.hidden = false;
    // A descrição de um link é só texto: da fórmula, o TeX.
    const tex = tip.querySelector(".katex-display annotation")?.textContent;
    tip.ariaLabel = tex ? `Equação em TeX: ${tex}` : null;
    link.setAttribute("aria-describedby", tip.id);
    place();
  };

  for (const link of previews.keys()) {
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && owner !== link; });
    link.addEventListener("click", (event) => {
      if (touched) {
        event.preventDefault();
        show(link);
      } else hide();
      touched = false;
    });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") after(150, () => show(link)); });
    link.addEventListener("pointerleave", () => after(250, hide));
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hide);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", () => after(250, hide));
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", place, { passive: true });
  addEventListener("resize", place);
  document.fonts.addEventListener("loadingdone", place); // as letras da fórmula podem chegar depois dela
  addEventListener("pointerdown", (event) => { if (owner && event.target !== tip && !tip.contains(event.target) && !owner.contains(event.target)) hide(); });
})();
