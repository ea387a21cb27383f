// Um código ou uma figura mais larga que a sua caixa rola para os lados; só então a caixa recebe o
// foco do teclado, e o leitor de tela diz o que ela é.
(() => {
  const BOXES = [
    [".cell_input pre, .literal-block-wrapper pre, div[class*=highlight-] pre", "Código, rola para os lados"],
    [".cell_output pre", "Saída, rola para os lados"],
    [".wide-figure-box", "Figura larga, rola para os lados"],
    [".pst-scrollable-table-container", "Tabela larga, rola para os lados"],
  ];
  const names = new Map();

  const update = (box) => {
    if (box.scrollWidth > box.clientWidth + 1) {
      Object.assign(box, { tabIndex: 0, role: "group", ariaLabel: names.get(box) });
    } else {
      for (const attribute of ["tabindex", "role", "aria-label"]) box.removeAttribute(attribute);
    }
  };

  const observer = new ResizeObserver((entries) => entries.forEach(({ target }) => update(target)));
  for (const [selector, name] of BOXES) {
    for (const box of document.querySelectorAll(selector)) names.set(box, name);
  }
  for (const box of names.keys()) observer.observe(box);
})();
