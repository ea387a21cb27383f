// Um campo de texto transparente sobre o código colorido: desfazer, leitor de tela e teclado de
// celular são os do navegador, sem os mais de 100 kB de um editor de verdade.
import { create } from "./dom.mjs";
import { paint } from "./highlight.mjs";
import { indented, newLine } from "./indentation.mjs";
import { Suggestions } from "./suggestions.mjs";

const HINT = "Tab recua o código ou completa um nome; Esc e depois Tab saem do editor; Ctrl+Enter executa.";

// O que faz cada letra do campo cair sobre a mesma letra do código.
const SHARED = ["fontFamily", "fontSize", "letterSpacing", "lineHeight", "padding", "tabSize"];

// O que dá ao Tab o que completar: um nome, um ponto ou um parêntese que se abre.
const UNFINISHED = /[\p{L}\p{N}_.(]$/u;
const NAME = /[\p{L}\p{N}_]*$/u;

export class Editor {
  #pre;
  #box = create("div", { className: "celula-editor" });
  #field = create("textarea");
  #hint;
  #suggestions;
  #actions;
  #leaving = false; // Esc foi apertado, ou nada havia a completar: o próximo Tab sai do campo

  // actions: run, chamada por Ctrl+Enter; change, a cada mudança do texto; e complete, que responde o que
  // pode vir depois de um texto.
  constructor(pre, name, actions) {
    this.#pre = pre;
    this.#actions = actions;
    this.#prepareField(name);
    pre.before(this.#box);
    this.#box.append(pre, this.#field);
    this.#suggestions = new Suggestions(this.#field, name, (chosen) => this.#finish(chosen));
    this.#box.after(...this.#suggestions.elements, this.#hint);
    pre.ariaHidden = "true";
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

  // Seleciona a primeira vez que um texto aparece, se aparece.
  select(text) {
    const start = this.#field.value.indexOf(text);
    if (start >= 0) this.#field.setSelectionRange(start, start + text.length);
  }

  remove() {
    this.#box.before(this.#pre);
    this.#box.remove();
    for (const element of [...this.#suggestions.elements, this.#hint]) element.remove();
    this.#pre.removeAttribute("aria-hidden");
  }

  #prepareField(name) {
    const field = this.#field;
    const style = getComputedStyle(this.#pre);
    for (const property of SHARED) field.style[property] = style[property];
    Object.assign(field, {
      value: this.#pre.textContent.replace(/\n$/, ""),
      spellcheck: false,
      wrap: "off",
      autocapitalize: "off",
      ariaLabel: `Código da ${name}`,
      onkeydown: (event) => this.#press(event),
    });
    field.setAttribute("autocorrect", "off");
    field.addEventListener("input", () => this.#change());
    const id = `dica-${name.replace(/\W+/g, "-")}`;
    this.#hint = create("p", { className: "celula-dica", id }, HINT);
    field.setAttribute("aria-describedby", id);
  }

  #change() {
    paint(this.#pre, this.#field.value);
    this.#actions.change();
  }

  get #before() {
    return this.#field.value.slice(0, this.#field.selectionStart);
  }

  #press(event) {
    const action = this.#action(event);
    if (action) {
      event.preventDefault();
      action();
    }
    if (event.key !== "Shift") this.#leaving = event.key === "Escape";
  }

  // O que uma tecla faz aqui; nada, se quem a atende é o navegador.
  #action(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return this.#actions.run;
    if (this.#suggestions.takes(event)) return () => this.#suggestions.press(event);
    if (event.key === "Tab" && !this.#leaving) return this.#tab(event.shiftKey);
    if (event.key === "Enter" && !event.isComposing) return () => this.#replace(newLine(this.#field));
  }

  #tab(back) {
    const { selectionStart, selectionEnd } = this.#field;
    const blank = /(^|\n) *$/.test(this.#before);
    if (back || blank || selectionStart !== selectionEnd) return () => this.#replace(indented(this.#field, back));
    if (UNFINISHED.test(this.#before)) return () => this.#complete();
  }

  async #complete() {
    const before = this.#before;
    const answer = await this.#actions.complete(before);
    if (this.#before !== before) return; // o leitor já escreve outra coisa
    if (answer) this.#finish(answer.common);
    this.#leaving = !this.#suggestions.show(answer);
  }

  // Escreve o que falta de um nome.
  #finish(name) {
    const text = name.slice(this.#before.match(NAME)[0].length);
    const { selectionStart: start, selectionEnd: end } = this.#field;
    if (text) this.#replace({ start, end, text });
    this.#suggestions.close();
  }

  // Troca um trecho como se fosse digitado, para que o navegador saiba desfazer.
  #replace({ start, end, text, selection }) {
    this.#field.setSelectionRange(start, end);
    document.execCommand(text ? "insertText" : "delete", false, text);
    if (selection) this.#field.setSelectionRange(...selection);
  }
}
