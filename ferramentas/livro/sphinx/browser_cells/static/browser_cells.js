// Os botões das células que rodam na própria página. O resto só vem quando alguém clica em um deles,
// volta a uma página em que mudou o código ou chega por um endereço que traz um código.
(() => {
  const { celulas, binder, sessoes } = document.currentScript.dataset;
  const folder = new URL(celulas, document.baseURI);
  const KEY = `celulas ${location.pathname}`; // onde o navegador guarda o que o leitor mudou
  const FILE =
    "O navegador não executa o código de uma página aberta como arquivo: sirva o livro com “make serve”.";
  const MISSING =
    "O que executa as células não chegou: verifique a conexão e recarregue a página.";
  let page;

  const open = () => {
    const sessions = sessoes ? JSON.parse(sessoes) : [{ name: "numpy", label: "", binder }];
    page ??= import(new URL("page.mjs", folder)).then((module) => new module.Page(sessions, KEY));
    return page;
  };

  const act = async (cell, action) => {
    const state = cell.querySelector(".celula-estado");
    if (location.protocol === "file:") {
      state.textContent = FILE;
      return;
    }
    const opened = await open().catch(() => null);
    if (opened) opened[action](cell);
    else state.textContent = MISSING;
  };

  const edited = () => {
    try {
      return localStorage.getItem(KEY) !== null;
    } catch {
      return false; // o navegador não deixa guardar nada
    }
  };

  // Quem não recebe o resto tem, de qualquer modo, o livro.
  const wake = () => {
    if (!edited() && !location.hash.startsWith("#celula=")) return;
    open().then((opened) => opened.receive(), () => {});
  };

  const create = (name, properties) => Object.assign(document.createElement(name), properties);
  const button = (label, number, onclick) =>
    create("button", { type: "button", textContent: label, ariaLabel: `${label} a célula ${number}`, onclick });

  document.querySelectorAll(".celula-executavel").forEach((cell, index) => {
    const bar = create("div", { className: "celula-barra" });
    const state = create("p", { className: "celula-estado", role: "status" });
    bar.append(
      button("Executar", index + 1, () => act(cell, "run")),
      button("Editar", index + 1, () => act(cell, "edit")),
      state,
    );
    cell.querySelector(".cell_input").after(bar);
  });

  wake();
  addEventListener("hashchange", wake);
})();
