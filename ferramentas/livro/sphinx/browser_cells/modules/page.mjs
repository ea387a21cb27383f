// A página que executa: as suas células, na ordem, e a sessão de Python que elas partilham.
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
  #session = new Session();
  #cells = [];
  #byElement = new Map();
  #done = new Set(); // as células que rodaram até o fim nesta sessão
  #turn = Promise.resolve(); // um clique depois do outro
  #round = 0; // muda quando a sessão acaba; quem esperava a vez desiste

  // binder: onde abrir a página se o Python não vier; vazio se ninguém sabe.
  // key: onde o navegador guarda o que o leitor mudou nela.
  constructor(binder, key) {
    const surroundings = { binder, edits: new Edits(key) };
    for (const element of document.querySelectorAll(".celula-executavel, .celula-oculta")) {
      const hidden = element.matches(".celula-oculta");
      const cell = hidden ? new HiddenCell(element) : this.#visible(element, surroundings);
      this.#cells.push(cell);
      this.#byElement.set(element, cell);
    }
  }

  #visible(element, surroundings) {
    const number = this.#cells.filter((cell) => cell instanceof Cell).length + 1;
    return new Cell(element, number, surroundings, {
      run: () => this.run(element),
      runAll: () => this.#queue(this.#byElement.get(element), true),
      restart: () => this.#restart(this.#byElement.get(element)),
      complete: (before) => this.#complete(before),
    });
  }

  // Executa uma célula, e antes dela as de que ela precisa e ainda não rodaram; se ela já está nisso, interrompe.
  run(element) {
    const cell = this.#byElement.get(element);
    if (cell.busy) this.#stop();
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
    const round = this.#round;
    target.wait();
    this.#turn = this.#turn.then(() => (round === this.#round ? this.#runUpTo(target, again) : target.stopped()));
  }

  async #runUpTo(target, again) {
    try {
      await this.#session.start((received, total) => target.loading(received, total));
      target.running();
      for (const cell of this.#neededBy(target)) {
        if (!again && cell !== target && this.#done.has(cell)) continue;
        if (!(await this.#runOne(cell))) return cell !== target && target.blocked(cell);
      }
    } catch (error) {
      this.#forget(target);
      if (error instanceof Stopped) target.stopped();
      else target.unavailable(error);
    }
  }

  // As células que vêm antes de uma, e ela mesma.
  #neededBy(target) {
    if (target.alone) return [target];
    const upTo = this.#cells.slice(0, this.#cells.indexOf(target) + 1);
    return upTo.filter((cell) => !cell.alone);
  }

  async #runOne(cell) {
    this.#done.delete(cell);
    cell.running();
    const start = performance.now();
    const ended = await this.#session.run(cell.code, cell.name, (kind, content) => cell.show(kind, content));
    const seconds = (performance.now() - start) / 1000;
    if (ended) {
      this.#done.add(cell);
      await cell.verify((...code) => this.#session.run(...code));
    }
    cell.finished(ended, seconds);
    return ended;
  }

  // O que pode vir depois de um código; null se o Python não está aqui ou está ocupado.
  #complete(before) {
    if (this.#cells.some((cell) => cell.busy)) return null;
    const answer = this.#turn.then(() => this.#session.complete(before));
    this.#turn = answer.catch(() => this.#forget(null));
    return answer.catch(() => null);
  }

  #stop() {
    this.#round += 1;
    this.#session.stop(new Stopped());
  }

  // A sessão acabou: nada do que rodou vale mais, e só uma célula ainda tem o que dizer.
  #forget(speaker) {
    this.#round += 1;
    this.#done.clear();
    for (const cell of this.#cells) if (cell !== speaker) cell.forget();
  }

  #restart(cell) {
    this.#stop();
    this.#forget(cell);
    cell.restarted();
  }
}
