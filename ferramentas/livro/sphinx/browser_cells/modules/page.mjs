// A página que executa: as suas células, na ordem, e as sessões de Python, uma por framework, em que rodam.
import { Cell } from "./cell.mjs";
import { Edits } from "./edits.mjs";
import { HiddenCell } from "./hidden_cell.mjs";
import { Session, Stopped } from "./session.mjs";
import { shared } from "./sharing.mjs";

const link = document.createElement("link");
link.rel = "stylesheet";
link.href = new URL("running.css", import.meta.url);
document.head.append(link);

export class Page {
  #sessions;
  #running = null; // a sessão que trabalha: há uma por vez
  #cells = [];
  #byElement = new Map();
  #turn = Promise.resolve(); // um clique depois do outro

  // sessions: o que se sabe de cada uma; key: onde o navegador guarda o que o leitor mudou na página.
  constructor(sessions, key) {
    this.#sessions = sessions.map((each) => new Session(each));
    const edits = new Edits(key);
    for (const element of document.querySelectorAll(".celula-executavel, .celula-oculta")) {
      const hidden = element.matches(".celula-oculta");
      const cell = hidden ? new HiddenCell(element) : this.#visible(element, edits);
      cell.sessions = this.#sessionsOf(element);
      this.#cells.push(cell);
      this.#byElement.set(element, cell);
    }
  }

  #visible(element, edits) {
    const number = this.#cells.filter((cell) => cell instanceof Cell).length + 1;
    return new Cell(element, number, edits, {
      run: () => this.run(element),
      runAll: () => this.#queue(this.#byElement.get(element), true),
      restart: () => this.#restart(this.#byElement.get(element)),
      complete: (before) => this.#complete(this.#byElement.get(element), before),
      framework: () => this.#sessionFor(this.#byElement.get(element)).name,
    });
  }

  // As sessões em que uma célula roda; a página que só tem uma não escreve qual.
  #sessionsOf(element) {
    const { classList } = element;
    return this.#sessions.filter(({ name, label }) => !label || classList.contains(`celula-em-${name}`));
  }

  // A célula que está fora das abas roda com o framework da aba escolhida, se ele tem uma sessão.
  #sessionFor({ sessions }) {
    const label = document.querySelector('input:checked + label[data-sync-group="framework"]');
    return sessions.find(({ name }) => name === label?.dataset.syncId) ?? sessions[0];
  }

  // Executa uma célula, e antes dela as de que ela precisa e ainda não rodaram; se ela já está nisso, interrompe.
  run(element) {
    const cell = this.#byElement.get(element);
    if (cell.busy) this.#stop(cell);
    else this.#queue(cell, false);
  }

  edit(element) {
    this.#byElement.get(element).edit();
  }

  // Põe na célula a que ele pertence o código que o endereço traz, se traz algum.
  receive() {
    const found = shared();
    if (!found) return;
    const visible = this.#cells.filter((cell) => cell instanceof Cell);
    const target = visible.find((cell) => found.isFor(cell.original));
    if (target) target.receive(found.code);
    else visible[0].refuse();
  }

  #queue(target, again) {
    const session = this.#sessionFor(target);
    const { round } = session;
    target.wait(session);
    this.#turn = this.#turn.then(() =>
      round === session.round ? this.#runUpTo(target, session, again) : target.stopped(),
    );
  }

  async #runUpTo(target, session, again) {
    this.#running = session;
    try {
      await session.start((received, total) => target.loading(received, total));
      target.running(session);
      for (const cell of this.#neededBy(target, session)) {
        if (!again && cell !== target && session.done.has(cell)) continue;
        if (!(await this.#runOne(cell, session))) return cell !== target && target.blocked(cell);
      }
    } catch (error) {
      this.#forget(session, target);
      if (error instanceof Stopped) target.stopped();
      else target.unavailable(error);
    } finally {
      this.#running = null;
    }
  }

  // As células da sessão que vêm antes de uma, e ela mesma.
  #neededBy(target, session) {
    if (target.alone) return [target];
    const upTo = this.#cells.slice(0, this.#cells.indexOf(target) + 1);
    return upTo.filter((cell) => !cell.alone && cell.sessions.includes(session));
  }

  async #runOne(cell, session) {
    session.done.delete(cell);
    cell.running(session);
    const start = performance.now();
    const ended = await session.run(cell.code, cell.name, (kind, content) => cell.show(kind, content));
    const seconds = (performance.now() - start) / 1000;
    if (ended) {
      session.done.add(cell);
      await cell.verify((...code) => session.run(...code));
    }
    cell.finished(ended, seconds);
    return ended;
  }

  // O que pode vir depois de um código; null se o Python não está aqui ou está ocupado.
  #complete(cell, before) {
    if (this.#cells.some(({ busy }) => busy)) return null;
    const session = this.#sessionFor(cell);
    const answer = this.#turn.then(() => session.complete(before));
    this.#turn = answer.catch(() => this.#forget(session, null));
    return answer.catch(() => null);
  }

  // Interrompe a célula que roda; a que só espera a vez de outra sessão desiste, sem perder as variáveis da sua.
  #stop(cell) {
    const { session } = cell;
    if (session === this.#running) return session.stop(new Stopped());
    session.round += 1;
    cell.stopped();
  }

  // A sessão acabou: nada do que rodou nela vale mais, e só uma célula ainda tem o que dizer.
  #forget(session, speaker) {
    for (const cell of this.#cells) if (cell !== speaker && cell.session === session) cell.forget();
  }

  #restart(cell) {
    const session = this.#sessionFor(cell);
    session.stop(new Stopped());
    this.#forget(session, cell);
    cell.restarted(session);
  }
}
