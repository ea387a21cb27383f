// O que uma célula mostrou nesta página, no lugar da saída que veio com o livro.
import { create, makeScrollable } from "./dom.mjs";

const WIDE = 600; // pixels: daí em diante, a figura rola na sua caixa em uma tela estreita

export class Result {
  #name;
  #printed;
  #box;
  #text = null; // o bloco de texto que ainda cresce

  constructor(cell, name) {
    this.#name = name;
    this.#printed = cell.querySelector(":scope > .cell_output");
    const className = "cell_output celula-resultado";
    this.#box = create("div", { className, role: "group", ariaLabel: `Resultado da ${name}` });
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
    const where = line ? [" na ", this.#button(line, goTo)] : [];
    const properties = { className: "celula-erro" };
    this.#append(create("p", properties, "O código parou com um erro", ...where, ". O Python diz:"));
    highlight(this.#block("output traceback", traceback.trimEnd()), `File "${this.#name}", line ${line}`);
  }

  #write(content) {
    this.#text ??= this.#block("output stream", "");
    this.#text.append(content);
    makeScrollable(this.#text, "Saída");
  }

  #block(className, content) {
    const pre = create("pre", {}, content);
    this.#append(create("div", { className }, pre));
    makeScrollable(pre, "Saída");
    return pre;
  }

  #button(line, onclick) {
    const ariaLabel = `Ir à linha ${line} da ${this.#name}`;
    return create("button", { type: "button", ariaLabel, onclick }, `linha ${line}`);
  }

  #draw(svg, changed) {
    const wide = (Number.parseFloat(svg.match(/<svg[^>]*?\swidth="([\d.]+)pt"/)?.[1]) * 96) / 72 >= WIDE;
    const image = create("img", {
      // O fim é o que o estilo do livro procura para virar a figura no escuro.
      src: `data:image/svg+xml,${encodeURIComponent(svg)}#.svg`,
      alt: this.#description(changed),
      className: wide ? "wide-figure" : "",
    });
    const box = create("div", { className: wide ? "wide-figure-box" : "celula-figura" }, image);
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
  range.surroundContents(create("mark"));
}
