// Quem copia um trecho leva o TeX de cada fórmula, uma vez, e não os seus desenhos: para o ouvido e
// para os olhos, a página tem cada fórmula duas vezes.
document.addEventListener("copy", (event) => {
  const selection = getSelection();
  if (selection.isCollapsed || !event.clipboardData) return;
  const range = selection.getRangeAt(0).cloneRange();
  const formulaOf = (node) => (node.closest ? node : node.parentElement)?.closest(".katex");
  const first = formulaOf(range.startContainer);
  const last = formulaOf(range.endContainer);
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const fragment = range.cloneContents();
  const formulas = fragment.querySelectorAll(".katex");
  if (!formulas.length) return;
  for (const formula of formulas) {
    const tex = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent;
    if (tex === undefined) continue;
    const mark = formula.closest(".katex-display") ? "$$" : "$";
    formula.replaceWith(mark + tex.trim() + mark);
  }
  const box = document.createElement("div");
  box.append(fragment);
  event.clipboardData.setData("text/html", box.innerHTML);
  // Só um elemento da página tem as quebras de linha dos seus blocos.
  box.style.cssText = "position: fixed; inset-inline-start: -100vw; white-space: pre-wrap";
  document.body.append(box);
  event.clipboardData.setData("text/plain", box.innerText);
  box.remove();
  event.preventDefault();
});
