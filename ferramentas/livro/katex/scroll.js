// Uma fórmula mais larga que a sua caixa rola para os lados; só então ela recebe o foco do teclado.
(() => {
  const attributes = { tabindex: "0", role: "group", "aria-label": "Fórmula larga, rola para os lados" };

  const update = (box) => {
    const wide = box.scrollWidth > box.clientWidth;
    for (const [name, value] of Object.entries(attributes)) {
      if (wide) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  };

  const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));
  const boxes = document.querySelectorAll(".math-scroll");
  boxes.forEach((box) => observer.observe(box));
  // A fonte que chega depois alarga a fórmula, e não a caixa.
  document.fonts.addEventListener("loadingdone", () => boxes.forEach(update));
})();
