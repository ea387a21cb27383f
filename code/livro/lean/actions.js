// Os botões do tema que chamavam estas funções de dentro da página (onclick).
{
  const actions = {
    imprimir: () => window.print(),
    "tela-cheia": () => window.toggleFullScreen(),
  };
  document.querySelectorAll("[data-acao]").forEach((element) => {
    element.addEventListener("click", actions[element.dataset.acao]);
  });
}
