// Os desenhos: uma linha por camada, e as barras de um histograma. Só SVG; as cores vêm do estilo.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 320, HEIGHT = 190;
const LEFT = 46, RIGHT = 8, TOP = 10, BOTTOM = 30;
const STEPS = [1, 2, 5, 10, 20, 50, 100];
const MOST = 6; // marcas em um eixo

const element = (name, attributes, text) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};

const minus = (value) => String(value).replace("-", "\u2212");

const step = (span) => STEPS.find((each) => span / each <= MOST) ?? STEPS.at(-1);

const ticks = (low, high) => {
  const distance = step(high - low);
  const first = Math.ceil(low / distance) * distance;
  return Array.from({ length: Math.floor((high - first) / distance) + 1 }, (_, i) => first + i * distance);
};

// Do menor ao maior valor, com ao menos duas ordens de grandeza, e 0 (a variância 1) à vista.
const extent = (values) => {
  const finite = values.filter(Number.isFinite);
  return [Math.floor(Math.min(-1, ...finite)), Math.ceil(Math.max(1, ...finite))];
};

// Em que ponta o nome de um limite fica mais longe da curva; ele toma um terço do desenho.
const farther = (values, limit) => {
  const third = Math.ceil(values.length / 3);
  const distance = (some) => Math.min(...some.filter(Number.isFinite).map((value) => Math.abs(value - limit)));
  return distance(values.slice(0, third)) > distance(values.slice(-third)) ? "start" : "end";
};

export class Chart {
  #svg;

  // name: o que a figura é, para quem não a vê; onChoose(fração): quem clica escolhe um lugar.
  constructor(name, onChoose) {
    this.#svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": name });
    if (!onChoose) return;
    this.#svg.classList.add("giro-clicavel");
    this.#svg.addEventListener("pointerdown", (event) => {
      const { left, width } = this.#svg.getBoundingClientRect();
      const x = ((event.clientX - left) / width) * WIDTH;
      onChoose(Math.min(1, Math.max(0, (x - LEFT) / (WIDTH - LEFT - RIGHT))));
    });
  }

  get element() {
    return this.#svg;
  }

  // values: log10, da camada 0 à L; limits: nome -> log10 do que já não cabe; layer: a escolhida, ou null.
  line(values, limits, layer) {
    const last = values.length - 1;
    const [low, high] = extent(values);
    const x = (place) => LEFT + ((WIDTH - LEFT - RIGHT) * place) / last;
    const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * (value - low)) / (high - low);
    const inside = Object.entries(limits).filter(([, limit]) => limit > low && limit < high);
    this.#svg.replaceChildren(
      ...ticks(low, high).flatMap((tick) => this.#tick(y(tick), tick)),
      ...ticks(0, last).map((tick) => this.#below(x(tick), tick)),
      this.#caption("camada"),
      ...inside.map(([, limit]) => this.#limit(y(limit))),
      element("polyline", { class: "giro-linha", points: this.#points(values, x, y) }),
      ...(layer === null ? [] : [element("line", { class: "giro-camada", x1: x(layer), x2: x(layer), y1: TOP, y2: HEIGHT - BOTTOM })]),
      ...(Number.isFinite(values[layer]) ? [element("circle", { class: "giro-ponto", cx: x(layer), cy: y(values[layer]), r: 4 })] : []),
      ...inside.map(([name, limit]) => this.#name(y(limit), name, farther(values, limit))),
    );
  }

  // counts: de -limit a limit, em faixas iguais; ends: os textos das pontas.
  bars(counts, ends) {
    const most = Math.max(...counts);
    const width = (WIDTH - 2 * RIGHT) / counts.length;
    const height = (HEIGHT - TOP - BOTTOM) / most;
    this.#svg.replaceChildren(
      ...counts.map((count, i) =>
        element("rect", {
          class: "giro-barra",
          x: RIGHT + i * width,
          width: width - 1,
          y: HEIGHT - BOTTOM - count * height,
          height: count * height,
        }),
      ),
      element("line", { class: "giro-eixo", x1: RIGHT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }),
      ...[[ends[0], RIGHT, "start"], ["0", WIDTH / 2, "middle"], [ends[1], WIDTH - RIGHT, "end"]].map(([text, x, anchor]) =>
        element("text", { x, y: HEIGHT - BOTTOM + 16, "text-anchor": anchor }, minus(text)),
      ),
    );
  }

  #points(values, x, y) {
    return values.flatMap((value, i) => (Number.isFinite(value) ? [`${x(i).toFixed(1)},${y(value).toFixed(1)}`] : [])).join(" ");
  }

  #tick(y, value) {
    const label = element("text", { x: LEFT - 6, y: y + 4, "text-anchor": "end" }, "10");
    const power = element("tspan", { dy: -5, class: "giro-expoente" }, minus(value));
    label.append(power);
    return [element("line", { class: "giro-grade", x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y }), label];
  }

  #below(x, value) {
    return element("text", { x, y: HEIGHT - BOTTOM + 15, "text-anchor": "middle" }, String(value));
  }

  #caption(text) {
    return element("text", { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 2, "text-anchor": "middle" }, text);
  }

  #limit(y) {
    return element("line", { class: "giro-limite", x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y });
  }

  #name(y, name, side) {
    const x = side === "start" ? LEFT + 3 : WIDTH - RIGHT;
    return element("text", { class: "giro-nome", x, y: y - 3, "text-anchor": side }, name);
  }
}
