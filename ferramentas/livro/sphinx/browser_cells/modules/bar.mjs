// A barra de uma célula: os botões, o que está acontecendo e o que fazer quando não dá certo.
import { create } from "./dom.mjs";

const megabytes = (bytes) => Math.round(bytes / 1e6).toLocaleString("pt-BR");

const seconds = (time) =>
  time.toLocaleString("pt-BR", { minimumFractionDigits: 1, maximumFractionDigits: time < 1 ? 2 : 1 });

const WHY = {
  missing: () => "Esta cópia do livro não traz o Python que roda no navegador; “make pyodide” o inclui.",
  download: (detail) => `O download não terminou (${detail}). Verifique a conexão.`,
  start: (detail) => `O Python não iniciou neste navegador (${detail}).`,
  crash: (detail, of) => `O Python parou de funcionar, e as variáveis ${of} se perderam (${detail}).`,
};

const UNDONE = {
  waiting: () => "Não executada.",
  loading: () => "Download cancelado.",
  running: (of) =>
    `Interrompida. As variáveis ${of} se perderam; as células anteriores rodarão de novo antes da próxima.`,
};

export class Bar {
  framework = ""; // o da sessão em que a célula roda; vazio na página que só tem uma
  #state;
  #run;
  #edit;
  #more = {};
  #extras = []; // o progresso ou as saídas de um erro: somem quando algo muda
  #phase = null; // waiting, loading ou running
  #name;

  constructor(element, name, actions) {
    [this.#run, this.#edit] = element.querySelectorAll("button");
    this.#state = element.querySelector(".celula-estado");
    this.#name = name;
    this.run = actions.run;
    this.#more.runAll = this.#button("Executar tudo até aqui", actions.runAll);
    this.#more.share = this.#button("Copiar link com este código", actions.share);
    this.#more.restore = this.#button("Restaurar código original", actions.restore);
    this.#more.restart = this.#button("Reiniciar", actions.restart);
    for (const button of Object.values(this.#more)) {
      button.hidden = true;
      this.#state.before(button);
    }
  }

  focus() {
    this.#run.focus({ preventScroll: true });
  }

  // Mostra os botões que fazem sentido agora.
  update({ alone, editing, changed, restorable }) {
    this.#edit.hidden = editing;
    this.#more.share.hidden = !changed;
    this.#more.restore.hidden = !restorable;
    this.#more.restart.hidden = !restorable && !editing;
    this.#more.runAll.hidden = alone || this.#more.restart.hidden;
    for (const button of Object.values(this.#more)) button.disabled = this.#phase !== null;
  }

  say(text) {
    this.#clear();
    this.#state.textContent = text;
  }

  // Oferece um endereço a quem não pode recebê-lo já copiado.
  offerLink(text, label, address) {
    this.say(text);
    this.#offer(create("a", { href: address }, label));
  }

  waiting() {
    this.#enter("waiting", "Cancelar");
    this.say("Na fila…");
  }

  loading(received, total) {
    if (received >= total) {
      this.say("Iniciando o Python…");
      return;
    }
    if (this.#phase !== "loading") {
      this.#enter("loading", "Cancelar");
      const what = this.framework ? `o Python e o ${this.framework}` : "o Python";
      this.say(`Baixando ${what} para esta página (${megabytes(total)} MB)…`);
      this.#extras.push(this.#progress(total));
    }
    const [{ firstChild: bar, lastChild: figures }] = this.#extras;
    bar.value = received;
    figures.textContent = ` ${megabytes(received)} de ${megabytes(total)} MB`;
  }

  running() {
    this.#enter("running", "Interromper");
    this.say("Executando…");
  }

  finished(ended, time) {
    this.#leave();
    const where = this.framework && `, na sessão do ${this.framework}`;
    this.say(ended ? `Executada nesta página em ${seconds(time)} s${where}.` : `Parou com um erro${where}.`);
  }

  stopped() {
    const phase = this.#phase ?? "waiting";
    this.#leave();
    this.say(UNDONE[phase](this.#scope));
  }

  forget() {
    this.#leave();
    this.say("");
  }

  restarted() {
    this.say(`Python reiniciado: as variáveis ${this.#scope} foram apagadas.`);
  }

  blocked(cause) {
    this.#leave();
    this.say(`Não executada: a ${cause.name} parou com um erro.`);
    if (cause.scrollIntoView) this.#offer(this.#button("Ver o erro", () => cause.scrollIntoView()));
  }

  unavailable({ reason, message }, binder) {
    this.#leave();
    this.say(WHY[reason](message, this.#scope));
    if (reason !== "missing") this.#offer(this.#button("Tentar de novo", this.run));
    if (binder) this.#offer(create("a", { href: binder }, "Abrir no Binder"));
  }

  get #scope() {
    return this.framework ? `da sessão do ${this.framework}` : "da página";
  }

  #enter(phase, label) {
    this.#phase = phase;
    this.#label(label);
  }

  #leave() {
    this.#phase = null;
    this.#label("Executar");
  }

  #label(text) {
    Object.assign(this.#run, { textContent: text, ariaLabel: `${text} a ${this.#name}` });
  }

  #clear() {
    for (const extra of this.#extras) extra.remove();
    this.#extras = [];
  }

  #offer(element) {
    this.#extras.push(element);
    this.#state.parentElement.append(element);
  }

  #button(label, onclick) {
    return create("button", { type: "button", ariaLabel: `${label} (${this.#name})`, onclick }, label);
  }

  #progress(total) {
    const bar = create("progress", { max: total, ariaLabel: "Download do Python" });
    const line = create("p", { className: "celula-progresso" }, bar, create("span"));
    this.#state.after(line);
    return line;
  }
}
