// Os botões que chamavam estas funções de dentro da página (onclick, javascript:).
{
  const actions = {
    imprimir: () => window.print(),
    "tela-cheia": () => window.toggleFullScreen(),
  };
  document.querySelectorAll("[data-acao]").forEach((element) => {
    element.addEventListener("click", actions[element.dataset.acao]);
  });
  document.querySelectorAll(".highlight-link a").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      SphinxHighlight.hideSearchWords();
    });
  });
}
