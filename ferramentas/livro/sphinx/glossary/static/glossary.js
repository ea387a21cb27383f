// A definição de um termo ao lado dele: com o ponteiro, com o foco do teclado ou com um toque.
(() => {
  const links = document.querySelectorAll(".termo > a");
  if (!links.length) return;
  const tip = document.createElement("div");
  tip.id = "definicao";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  let owner, timer, touched;

  const hide = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const later = () => { timer = setTimeout(hide, 250); };
  const place = () => {
    if (!owner) return;
    const at = owner.getClientRects()[0];
    const left = Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const below = at.bottom + tip.offsetHeight + 8 < innerHeight;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${below ? at.bottom + 4 : at.top - tip.offsetHeight - 4}px`;
  };
  const show = (link) => {
    hide();
    owner = link;
    tip.textContent = link.parentElement.dataset.definicao;
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place();
  };

  for (const link of links) {
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && owner !== link; });
    link.addEventListener("click", (event) => { if (touched) { event.preventDefault(); touched = false; show(link); } });
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(link); });
    link.addEventListener("pointerleave", later);
    link.addEventListener("focus", () => { if (!touched) show(link); });
    link.addEventListener("blur", hide);
  }
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", later);
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  addEventListener("scroll", place, { passive: true });
  addEventListener("pointerdown", (event) => { if (owner && !event.target.closest(".termo, #definicao")) hide(); });
})();
