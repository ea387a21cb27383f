// As abas do sphinx-design são botões de rádio. Aqui, cada conjunto ganha uma lista de abas (tablist)
// de verdade; os rádios continuam a mandar: é por eles que as abas do livro andam juntas.
(() => {
  const NAMES = { framework: "Framework" };
  const MOVES = {
    ArrowRight: (i, n) => (i + 1) % n,
    ArrowLeft: (i, n) => (i + n - 1) % n,
    Home: () => 0,
    End: (i, n) => n - 1,
  };

  const makeTab = (input) => {
    const label = input.nextElementSibling;
    const panel = label.nextElementSibling;
    const properties = { type: "button", id: `${input.id}-tab`, className: "tab-button", role: "tab" };
    const button = Object.assign(document.createElement("button"), properties);
    button.append(...label.cloneNode(true).childNodes);
    button.setAttribute("aria-controls", panel.id);
    panel.role = "tabpanel";
    panel.setAttribute("aria-labelledby", button.id);
    return { input, label, button };
  };

  const refresh = (tabs) => {
    for (const { input, button } of tabs) {
      button.ariaSelected = input.checked;
      button.tabIndex = input.checked ? 0 : -1;
    }
  };

  // O conteúdo das abas acima muda de altura: a aba escolhida fica onde o leitor a viu.
  const choose = ({ input, button }) => {
    const top = button.getBoundingClientRect().top;
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    button.focus({ preventScroll: true });
    const moved = button.getBoundingClientRect().top - top;
    window.scrollBy({ top: moved, behavior: "instant" });
  };

  const enhance = (set) => {
    const inputs = [...set.children].filter((child) => child.matches("input[type=radio]"));
    if (!inputs.length) return [];
    const tabs = inputs.map(makeTab);
    const ariaLabel = NAMES[tabs[0].label.dataset.syncGroup] ?? "Abas";
    const properties = { className: "tab-list", role: "tablist", ariaLabel };
    const list = Object.assign(document.createElement("div"), properties);
    tabs.forEach((tab, i) => {
      tab.button.onclick = () => choose(tab);
      tab.button.onkeydown = (event) => {
        const move = MOVES[event.key];
        if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        choose(tabs[move(i, tabs.length)]);
      };
      list.append(tab.button);
    });
    set.prepend(list);
    set.classList.add("has-tab-list");
    refresh(tabs);
    return tabs;
  };

  // Um endereço escrito à mão (?framework=PyTorch) escolhe a aba que ele quer dizer, ou nenhuma: o
  // sphinx-design guardaria um nome que não existe, e nenhuma página abriria a aba certa.
  const askedFor = new URLSearchParams(location.search);
  for (const group of Object.keys(NAMES)) {
    const asked = askedFor.get(group);
    if (asked === null) continue;
    const ids = [...document.querySelectorAll(`label[data-sync-group="${group}"]`)];
    const known = ids.map((label) => label.dataset.syncId);
    const meant = known.find((id) => id === asked.trim().toLowerCase());
    if (meant === asked) continue;
    if (meant) askedFor.set(group, meant);
    else if (known.length) askedFor.delete(group);
    const query = askedFor.size ? `?${askedFor}` : "";
    history.replaceState(history.state, "", location.pathname + query + location.hash);
  }

  const all = [...document.querySelectorAll(".sd-tab-set")].map(enhance);
  const refreshAll = () => all.forEach(refresh);
  // O sphinx-design escolhe abas na carga (DOMContentLoaded), pelo endereço e a cada mudança.
  document.addEventListener("DOMContentLoaded", refreshAll);
  document.addEventListener("change", refreshAll);
  window.addEventListener("hashchange", refreshAll);
  window.addEventListener("pageshow", refreshAll);
})();
