// A figura que se gira: os controles, quem calcula e os desenhos, em torno de um só estado.
import { Chart } from "./charts.mjs";
import * as controls from "./controls.mjs";
import { address, read, setting, std } from "./state.mjs";
import * as words from "./words.mjs";

const { create } = controls;
const SILENCE = 400; // ms sem mudança antes de dizer o resumo a quem ouve a página
// log10 da variância de valores do tamanho do maior e do menor número de cada formato.
const LIMITS = Object.fromEntries(
  Object.entries(words.FORMATS).flatMap(([name, { largest, smallest }]) => [
    [`máximo do ${name}`, 2 * Math.log10(largest)],
    [`mínimo do ${name}`, 2 * Math.log10(smallest)],
  ]),
);

const link = create("link", { rel: "stylesheet", href: new URL("figure.css", import.meta.url) });
document.head.append(link);

export class Figure {
  #element;
  #options;
  #state;
  #controls;
  #charts;
  #fraction = create("p", { class: "giro-fracao" });
  #words = create("p", { class: "giro-palavras", role: "status" });
  #worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  #busy = false;
  #late = false; // algo mudou enquanto se calculava
  #changed = false; // mais do que a camada escolhida
  #speaking;
  #curves;

  constructor(element) {
    this.#element = element;
    this.#options = JSON.parse(element.dataset.giro);
    this.#state = this.#initial();
    const { full, presets } = this.#options;
    const choose = full && ((place) => this.#change({ camada: Math.round(place * this.#state.profundidade) }, true));
    this.#charts = this.#makeCharts(choose);
    const stories = controls.stories(presets, (texts, ended) => this.#change(texts, ended));
    const settings = this.#makeControls();
    this.#controls = [stories, ...settings];
    element.replaceChildren(
      ...(presets.length ? [stories.element] : []),
      create("div", { class: "giro-controles" }, ...settings.map((each) => each.element)),
      ...this.#panels(),
      this.#words,
    );
    element.classList.add("giro-aberto");
    if (!full) element.querySelector("input").focus(); // quem a abriu tinha o foco no botão que sumiu
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    if (full) addEventListener("popstate", () => this.#become(this.#initial(), true));
    this.#become(this.#state, true);
  }

  #initial() {
    const start = read(this.#options.state);
    return this.#options.full ? read(Object.fromEntries(new URLSearchParams(location.search)), start) : start;
  }

  #makeControls() {
    const change = (changes, ended) => this.#change(changes, ended);
    const scale = controls.scale(this.#options.criticalGains, change);
    if (!this.#options.full) return [scale];
    return [
      controls.choice("ativacao", "Ativação", change),
      controls.choice("distribuicao", "Sorteio dos pesos", change),
      controls.choice("largura", "Unidades por camada", change),
      controls.seed(change),
      controls.place("profundidade", "Camadas", 1, change),
      controls.place("camada", "Camada dos histogramas", 0, change),
      scale,
    ];
  }

  #makeCharts(choose) {
    const lines = ["Variância das ativações", "Variância dos gradientes"].map((name) => [name, new Chart(`${name}, camada a camada`, choose)]);
    const bars = this.#options.full ? ["Ativações", "Gradientes"].map((name) => [name, new Chart(`Histograma: ${name.toLowerCase()} da camada escolhida`)]) : [];
    return [...lines, ...bars];
  }

  #panels() {
    const figures = this.#charts.map(([name, chart]) => create("figure", {}, create("figcaption", {}, name), chart.element));
    const panel = (each) => create("div", { class: "giro-paineis" }, ...each);
    return this.#options.full ? [panel(figures.slice(0, 2)), this.#fraction, panel(figures.slice(2))] : [panel(figures)];
  }

  #change(texts, ended) {
    const state = read(texts, this.#state);
    if (ended && this.#options.full) this.#remember(state, texts);
    this.#become(state, Object.keys(texts).some((name) => name !== "camada"));
  }

  // O que se arrasta muda o endereço em que se está; o que se escolhe abre outro, e dá para voltar.
  #remember(state, texts) {
    const dragged = ["profundidade", "camada"].some((name) => name in texts) || Number(texts.escala) > 0;
    history[dragged ? "replaceState" : "pushState"](null, "", address(state, location));
  }

  #become(state, changed) {
    this.#state = state;
    this.#changed ||= changed;
    delete this.#element.dataset.pronto;
    for (const control of this.#controls) control.show(state);
    this.#ask();
  }

  // Um pedido por vez; o que muda enquanto ele é calculado vai junto, no próximo.
  #ask() {
    this.#late = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    const state = this.#state;
    this.#worker.postMessage({ state, setting: this.#changed && setting(state, this.#options.criticalGains) });
    this.#changed = false;
  }

  #receive({ curves, histograms, state }) {
    this.#busy = false;
    if (curves) this.#curves = curves;
    this.#draw(state, histograms);
    if (this.#late) this.#ask();
  }

  #draw(state, histograms) {
    const [[, activations], [, gradients], ...bars] = this.#charts;
    const layer = this.#options.full ? state.camada : null;
    activations.line(this.#curves.activations, LIMITS, layer);
    gradients.line(this.#curves.gradients, LIMITS, layer);
    bars.forEach(([, chart], i) => {
      const { limit, counts } = histograms[i];
      const end = words.number(Math.log10(limit));
      chart.bars(counts, limit ? [`-${end}`, end] : ["", ""]);
    });
    this.#fraction.textContent = words.idle(state, this.#curves.idle);
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#speak(state), SILENCE);
  }

  #speak(state) {
    if (this.#busy) return; // algo mudou: o próximo desenho o dirá
    this.#words.textContent = words.summary(state, std(state, this.#options.criticalGains), this.#curves);
    this.#element.dataset.pronto = "";
  }
}
