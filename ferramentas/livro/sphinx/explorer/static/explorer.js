// A figura inteira só vem quando está para aparecer na tela; as menores, quando alguém as pede.
(() => {
  const folder = new URL(document.currentScript.dataset.giro, document.baseURI);
  const FILE = "O navegador não abre esta figura em uma página aberta como arquivo: sirva o livro com “make serve”.";
  const MISSING = "A figura não chegou: verifique a conexão e recarregue a página.";

  const open = async (element) => {
    const say = (text) => (element.querySelector("p").textContent = text);
    if (location.protocol === "file:") return say(FILE);
    try {
      const { Figure } = await import(new URL("figure.mjs", folder));
      new Figure(element);
    } catch {
      say(MISSING);
    }
  };

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        open(target);
      }
    },
    { rootMargin: "400px" },
  );
  for (const element of document.querySelectorAll(".giro")) {
    if (element.matches(".giro-inteiro")) {
      watcher.observe(element);
      continue;
    }
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "giro-abrir",
      textContent: "Mexer na escala dos pesos",
    });
    button.addEventListener("click", () => open(element), { once: true });
    element.querySelector("p").replaceChildren(button);
  }
})();
