// Os botões dos cadernos seguem a aba escolhida: em cada endereço, só o nome do framework muda.
(() => {
  const links = document.querySelectorAll('[class*="btn-notebook-"]');
  const labels = [...document.querySelectorAll('[data-sync-group="framework"]')];
  const frameworks = new Map(labels.map((label) => [label.dataset.syncId, label.textContent.trim()]));
  if (!links.length || !labels.length) return;
  const pieces = new RegExp(`(/|%2F)(${[...frameworks.keys()].join("|")})(?=\\1)`);

  const follow = () => {
    const label = labels.find((label) => document.getElementById(label.htmlFor).checked);
    const chosen = label.dataset.syncId;
    for (const link of links) {
      link.href = link.getAttribute("href").replace(pieces, `$1${chosen}`);
      if (link.matches(".btn-notebook-download")) {
        link.download = link.href.split("/").pop().replace(".ipynb", `-${chosen}.ipynb`);
      }
    }
  };

  // O sphinx-design escolhe a aba na carga (DOMContentLoaded) e a cada mudança.
  document.addEventListener("DOMContentLoaded", follow);
  document.addEventListener("change", follow);
  addEventListener("pageshow", follow);
})();
