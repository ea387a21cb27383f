// Uma célula da página: o seu código, os seus botões e o que ela mostrou.
import { Bar } from "./bar.mjs";
import { Editor } from "./editor.mjs";
import { markLine, paint, unmarkLine } from "./highlight.mjs";
import { Result } from "./result.mjs";
import { dropShared, linkTo } from "./sharing.mjs";
import { BLANK, Verdict } from "./verdict.mjs";

export class Cell {
  #element;
  #bar;
  #actions;
  #edits;
  #editor = null;
  #result = null;
  #fresh = false; // a próxima saída começa um resultado novo
  #pre;
  #original; // o código do livro, com as suas cores
  #verdict = null; // só em um exercício

  // edits: o que o leitor mudou em outras visitas.
  constructor(element, number, edits, actions) {
    this.name = `célula ${number}`;
    this.busy = false;
    this.session = null; // aquela em que roda, ou rodou por último
    this.#element = element;
    this.#actions = actions;
    this.#edits = edits;
    this.#pre = element.querySelector(".cell_input pre");
    this.#original = this.#pre.cloneNode(true);
    this.#bar = new Bar(element.querySelector(".celula-barra"), this.name, {
      ...actions,
      restore: () => this.#restore(),
      share: () => this.#share(),
    });
    const check = element.querySelector(".celula-verificacao");
    if (check) this.#verdict = new Verdict(check, element.querySelector(".celula-barra"));
    this.#recall();
  }

  // Um exercício não precisa das outras células, nem elas dele.
  get alone() {
    return this.#verdict !== null;
  }

  // O texto que a construção do livro executou, ou o que o leitor fez dele.
  get code() {
    return codeIn(this.#pre);
  }

  // O texto que está no livro.
  get original() {
    return codeIn(this.#original);
  }

  get #changed() {
    return this.code !== this.original;
  }

  edit() {
    this.#editor ??= new Editor(this.#pre, this.name, {
      run: () => this.busy || this.#bar.run(),
      change: () => this.#change(),
      complete: this.#actions.complete,
    });
    this.#update();
    this.#editor.focus();
    if (this.alone) this.#editor.select(BLANK);
  }

  // Mostra o código que veio no endereço; ele só roda quando o leitor mandar.
  receive(code) {
    this.#closeEditor();
    paint(this.#pre, code);
    this.#bar.say("Este código veio no endereço e ainda não rodou: leia-o antes de o executar.");
    this.#update();
    this.scrollIntoView();
  }

  refuse() {
    this.#bar.say("O endereço traz um código que não serve a nenhuma célula desta página.");
    this.scrollIntoView();
  }

  wait(session) {
    this.busy = true;
    this.#enter(session);
    this.#bar.waiting();
  }

  loading(received, total) {
    this.#bar.loading(received, total);
  }

  running(session) {
    this.busy = true;
    this.#enter(session);
    this.#fresh = true;
    unmarkLine(this.#pre);
    this.#verdict?.clear();
    this.#bar.running();
  }

  async verify(run) {
    await this.#verdict?.judge(this.code, run);
  }

  show(kind, content) {
    this.#begin();
    if (kind === "error") this.#fail(JSON.parse(content));
    else this.#result.show(kind, content, this.#changed);
  }

  finished(ended, seconds) {
    this.#begin();
    this.busy = false;
    this.#bar.finished(ended, seconds);
    this.#update();
  }

  stopped() {
    this.#bar.stopped();
    this.#becomeIdle();
  }

  blocked(cause) {
    this.#bar.blocked(cause);
    this.#becomeIdle();
  }

  unavailable(error) {
    this.#bar.unavailable(error, this.session.binder);
    this.#becomeIdle();
  }

  forget() {
    this.#bar.forget();
    this.#becomeIdle();
  }

  restarted(session) {
    this.#enter(session);
    this.forget();
    this.#bar.restarted();
  }

  // Onde a célula está, para quem tem de voltar a ela.
  scrollIntoView() {
    this.#element.scrollIntoView({ block: "center" });
    this.#bar.focus();
  }

  #fail({ traceback, line }) {
    this.#result.complain(traceback, line, () => this.#goTo(line));
    unmarkLine(this.#pre);
    if (line) markLine(this.#pre, line);
  }

  #goTo(line) {
    this.edit();
    this.#editor.goTo(line);
  }

  #enter(session) {
    this.session = session;
    this.#bar.framework = session.label;
  }

  #begin() {
    if (!this.#fresh) return;
    this.#fresh = false;
    this.#result?.remove();
    this.#result = new Result(this.#element, this.name);
  }

  #becomeIdle() {
    this.busy = false;
    this.#fresh = false;
    this.#update();
  }

  // Traz de volta o que o leitor deixou aqui em outra visita.
  #recall() {
    const code = this.#edits.of(this.code);
    if (code === undefined) return;
    paint(this.#pre, code);
    this.#bar.say("O código está como você o deixou e ainda não rodou.");
    this.#update();
  }

  #change() {
    dropShared();
    this.#edits.keep(this.original, this.code);
    this.#verdict?.clear();
    this.#update();
  }

  async #share() {
    const address = linkTo(this.original, this.code, this.#actions.framework());
    if (!address) return this.#bar.say("O código é comprido demais para um link.");
    try {
      await navigator.clipboard.writeText(address);
      this.#bar.say("Link copiado: quem o abrir verá este código, sem o executar.");
    } catch {
      this.#bar.offerLink("Copie o endereço deste link:", `código da ${this.name}`, address);
    }
  }

  #restore() {
    this.#result?.remove();
    this.#result = null;
    this.#closeEditor();
    this.#pre.replaceChildren(...this.#original.cloneNode(true).childNodes);
    this.#bar.say("Código original restaurado.");
    this.#change();
    this.#bar.focus();
  }

  #closeEditor() {
    this.#editor?.remove();
    this.#editor = null;
  }

  #update() {
    const changed = this.#changed;
    const { alone } = this;
    const restorable = changed || this.#result !== null;
    this.#bar.update({ alone, editing: this.#editor !== null, changed, restorable });
  }
}

function codeIn(pre) {
  return pre.textContent.replace(/\n$/, "");
}
