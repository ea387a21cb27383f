// Uma sessão de Python em um Worker, com um framework: o que nela se define dura até que ela acabe.

// Quem lê a interrompeu.
export class Stopped extends Error {}

// O Python não veio ou caiu; `reason` diz por quê: missing, download, start ou crash.
export class Unavailable extends Error {
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

export class Session {
  done = new Set(); // as células que rodaram até o fim nela
  round = 0; // muda quando ela acaba; quem esperava a vez desiste
  #worker = null;
  #ready = null;
  #waiting = null; // quem espera a próxima resposta do Worker
  #onProgress = null;
  #onShow = null;

  // label: o nome do framework, vazio na página que só tem uma sessão; binder: onde abrir a página se o
  // Python não vier, vazio se ninguém sabe.
  constructor({ name, label, binder }) {
    Object.assign(this, { name, label, binder });
  }

  // Abre a sessão, se já não está aberta. onProgress(recebidos, total) é chamada enquanto ela chega.
  start(onProgress) {
    this.#onProgress = onProgress;
    this.#ready ??= this.#ask(() => {
      const options = { type: "module", name: this.name };
      this.#worker = new Worker(new URL("worker.mjs", import.meta.url), options);
      this.#worker.onmessage = ({ data }) => this.#receive(data);
      this.#worker.onerror = (event) => {
        event.preventDefault();
        this.stop(new Unavailable("start", event.message ?? ""));
      };
    });
    return this.#ready;
  }

  // Executa um código; onShow(tipo, conteúdo) recebe o que ele mostra. Responde se foi até o fim.
  run(code, name, onShow) {
    if (!this.#worker) return Promise.reject(new Stopped());
    this.#onShow = onShow;
    return this.#ask(() => this.#worker.postMessage({ code, name }));
  }

  // Pergunta o que pode vir depois de um código; só vale entre uma execução e outra.
  async complete(before) {
    if (!this.#worker) return null;
    return JSON.parse(await this.#ask(() => this.#worker.postMessage({ before })));
  }

  // Só acabar com o Worker detém um código que não para; as variáveis se perdem com ele.
  stop(error) {
    this.#worker?.terminate();
    this.#worker = this.#ready = null;
    this.done.clear();
    this.round += 1;
    this.#waiting?.reject(error);
    this.#waiting = null;
  }

  #ask(action) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      action();
    });
  }

  #receive({ type, ...data }) {
    if (type === "progress") this.#onProgress(data.received, data.total);
    else if (type === "show") this.#onShow(data.kind, data.content);
    else if (type === "failed") this.stop(new Unavailable(data.reason, data.detail));
    else this.#waiting.resolve(data.answer); // ready ou done
  }
}
