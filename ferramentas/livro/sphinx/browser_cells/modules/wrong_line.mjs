// A linha em que o código parou, marcada na margem até que ele mude ou rode de novo.
const MARK = "celula-linha-errada";

export function markLine(pre, line) {
  const mark = document.createElement("span");
  mark.className = MARK;
  mark.style.setProperty("--linhas-acima", line - 1);
  mark.style.setProperty("--margem-acima", getComputedStyle(pre).paddingTop);
  pre.append(mark); // vazio: o código continua o mesmo
}

export function unmarkLine(pre) {
  pre.querySelector(`.${MARK}`)?.remove();
}
