// Os botões dos notebooks seguem a aba escolhida: em cada endereço, só o nome do framework muda.
(() => {
  const links = document.querySelectorAll('[class*="btn-notebook-"]');
  const labels = [...document.querySelectorAll('[data-sync-group="framework"]')];
  const names = [...new Set(labels.map((label) => label.dataset.syncId))];
  if (!links.length || !labels.length) return;
  // O último pedaço com o nome de um framework: antes dele vem o endereço do repositório.
  const place = new RegExp(`^(.*(?:/|%2F))(?:${names.join("|")})(?=/|%2F)`);

  const follow = () => {
    const label = labels.find((label) => document.getElementById(label.htmlFor).checked);
    const chosen = label.dataset.syncId;
    for (const link of links) {
      link.href = link.getAttribute("href").replace(place, `$1${chosen}`);
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
