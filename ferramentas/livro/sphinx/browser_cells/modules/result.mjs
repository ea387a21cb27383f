// O que uma célula mostrou nesta página, no lugar da saída que veio com o livro.
const WIDE = 600; // pixels: daí em diante, a figura rola na sua caixa em uma tela estreita

export class Result {
  #name;
  #printed;
  #box = document.createElement("div");
  #text = null; // o bloco de texto que ainda cresce

  constructor(cell, name) {
    this.#name = name;
    this.#printed = cell.querySelector(":scope > .cell_output");
    this.#box.className = "cell_output celula-resultado";
    this.#box.setAttribute("role", "group");
    this.#box.setAttribute("aria-label", `Resultado da ${name}`);
    cell.append(this.#box);
    if (this.#printed) this.#printed.hidden = true;
  }

  remove() {
    this.#box.remove();
    if (this.#printed) this.#printed.hidden = false;
  }

  // changed: o código não é mais o do livro, e o que ele diz das figuras pode não valer.
  show(kind, content, changed) {
    if (kind === "stream") this.#write(content);
    else if (kind === "value") this.#block("output text_plain", content);
    else this.#draw(content, changed);
  }

  // line: a linha da célula em que o código parou, se foi em uma; goTo leva o leitor a ela.
  complain(traceback, line, goTo) {
    const frame = document.createElement("p");
    frame.className = "celula-erro";
    frame.append("O código parou com um erro");
    if (line) frame.append(" na ", this.#button(line, goTo));
    frame.append(". O Python diz:");
    this.#append(frame);
    highlight(this.#block("output traceback", traceback.trimEnd()), `File "${this.#name}", line ${line}`);
  }

  #write(content) {
    this.#text ??= this.#block("output stream", "");
    this.#text.append(content);
    makeScrollable(this.#text, "Saída");
  }

  #block(classes, content) {
    const box = document.createElement("div");
    box.className = classes;
    const pre = document.createElement("pre");
    pre.textContent = content;
    box.append(pre);
    this.#append(box);
    makeScrollable(pre, "Saída");
    return pre;
  }

  #button(line, goTo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `linha ${line}`;
    button.setAttribute("aria-label", `Ir à linha ${line} da ${this.#name}`);
    button.addEventListener("click", goTo);
    return button;
  }

  #draw(svg, changed) {
    const image = document.createElement("img");
    // O fim é o que o estilo do livro procura para virar a figura no escuro.
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}#.svg`;
    image.alt = this.#description(changed);
    const box = document.createElement("div");
    box.append(image);
    const width = (Number.parseFloat(svg.match(/<svg[^>]*?\swidth="([\d.]+)pt"/)?.[1]) * 96) / 72;
    box.className = width >= WIDE ? "wide-figure-box" : "celula-figura";
    if (width >= WIDE) image.className = "wide-figure";
    this.#append(box);
    image.decode().then(() => makeScrollable(box, "Figura larga"), () => {});
  }

  #description(changed) {
    const printed = this.#printed?.querySelectorAll("img") ?? [];
    return changed || printed.length !== 1 ? "Figura que o código desta célula desenhou." : printed[0].alt;
  }

  #append(element) {
    this.#text = null;
    this.#box.append(element);
  }
}

// Realça a última vez que um texto aparece em outro.
function highlight(pre, text) {
  const place = pre.textContent.lastIndexOf(text);
  if (place < 0) return;
  const range = document.createRange();
  range.setStart(pre.firstChild, place);
  range.setEnd(pre.firstChild, place + text.length);
  range.surroundContents(document.createElement("mark"));
}

// Uma caixa que rola para os lados recebe o foco do teclado, como as outras do livro.
function makeScrollable(box, name) {
  if (box.scrollWidth <= box.clientWidth + 1) return;
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${name}, rola para os lados`);
}
