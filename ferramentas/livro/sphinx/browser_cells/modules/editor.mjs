// Um campo de texto transparente sobre o código colorido: desfazer, leitor de tela e teclado de
// celular são os do navegador, sem os mais de 100 kB de um editor de verdade.
import { paint } from "./highlight.mjs";
import { indented, newLine } from "./indentation.mjs";

const HINT = "Tab recua o código; Esc e depois Tab saem do editor; Ctrl+Enter executa.";

// O que faz cada letra do campo cair sobre a mesma letra do código.
const SHARED = ["fontFamily", "fontSize", "letterSpacing", "lineHeight", "padding", "tabSize"];

export class Editor {
  #pre;
  #box = document.createElement("div");
  #field = document.createElement("textarea");
  #hint = document.createElement("p");
  #actions;
  #leaving = false; // Esc foi apertado: o próximo Tab sai do campo

  // actions: run, chamada por Ctrl+Enter, e change, a cada mudança do texto.
  constructor(pre, name, actions) {
    this.#pre = pre;
    this.#actions = actions;
    this.#prepareField(name);
    this.#box.className = "celula-editor";
    pre.before(this.#box);
    this.#box.append(pre, this.#field);
    this.#box.after(this.#hint);
    pre.setAttribute("aria-hidden", "true");
  }

  focus() {
    this.#field.focus();
  }

  // Leva o leitor a uma linha, que fica selecionada.
  goTo(line) {
    const lines = this.#field.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.#field.focus();
    this.#field.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  }

  remove() {
    this.#box.before(this.#pre);
    this.#box.remove();
    this.#hint.remove();
    this.#pre.removeAttribute("aria-hidden");
  }

  #prepareField(name) {
    const field = this.#field;
    const style = getComputedStyle(this.#pre);
    for (const property of SHARED) field.style[property] = style[property];
    field.value = this.#pre.textContent.replace(/\n$/, "");
    field.spellcheck = false;
    field.wrap = "off";
    field.setAttribute("autocapitalize", "off");
    field.setAttribute("autocorrect", "off");
    field.setAttribute("aria-label", `Código da ${name}`);
    this.#hint.className = "celula-dica";
    this.#hint.textContent = HINT;
    this.#hint.id = `dica-${name.replace(/\W+/g, "-")}`;
    field.setAttribute("aria-describedby", this.#hint.id);
    field.addEventListener("input", () => this.#change());
    field.addEventListener("keydown", (event) => this.#press(event));
  }

  #change() {
    paint(this.#pre, this.#field.value);
    this.#actions.change();
  }

  #press(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#actions.run();
    } else if (event.key === "Tab" && !this.#leaving) {
      event.preventDefault();
      this.#replace(indented(this.#field, event.shiftKey));
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#replace(newLine(this.#field));
    }
    if (event.key !== "Shift") this.#leaving = event.key === "Escape";
  }

  // Troca um trecho como se fosse digitado, para que o navegador saiba desfazer.
  #replace({ start, end, text, selection }) {
    this.#field.setSelectionRange(start, end);
    document.execCommand(text ? "insertText" : "delete", false, text);
    if (selection) this.#field.setSelectionRange(...selection);
  }
}
