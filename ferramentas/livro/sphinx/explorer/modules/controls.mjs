// Os controles: cada um lê um nome do estado e o diz de volta quando o estado muda.
import { CHOICES, DEEPEST, SCALES, SEEDS, marks, read, std } from "./state.mjs";
import * as words from "./words.mjs";

const LABELS = { ...words.ACTIVATIONS, linear: "nenhuma (linear)" }; // dos outros nomes, eles mesmos
const NOTCHES = 100; // por potência de dez
const TOGETHER = 0.02; // da régua: duas iniciais mais próximas se cobririam

let made = 0;

export const create = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

const labelled = (text, control, ...more) => {
  control.id = `giro-${(made += 1)}`;
  return create("div", { class: "giro-controle" }, create("label", { for: control.id }, text), control, ...more);
};

export const button = (text, onClick) => {
  const element = create("button", { type: "button" }, text);
  element.addEventListener("click", onClick);
  return element;
};

// change(mudança, acabou): o que o leitor mudou; `acabou` é falso enquanto ele arrasta.
export const choice = (name, text, change) => {
  const options = CHOICES[name].map((each) => create("option", { value: each }, LABELS[each] ?? String(each)));
  const select = create("select", {}, ...options);
  select.addEventListener("change", () => change({ [name]: select.value }, true));
  return { element: labelled(text, select), show: (state) => (select.value = state[name]) };
};

// As histórias do livro; a que se vê na figura fica marcada.
export const stories = (presets, change) => {
  const buttons = presets.map(([text, texts]) => button(text, () => change(texts, true)));
  const show = (state) =>
    presets.forEach(([, texts], i) => {
      const told = read(texts, state);
      buttons[i].setAttribute("aria-pressed", Object.keys(texts).every((name) => told[name] === state[name]));
    });
  return { element: create("div", { class: "giro-botoes giro-historias", role: "group", "aria-label": "Histórias" }, ...buttons), show };
};

const slider = (limits, read, change) => {
  const range = create("input", { type: "range", ...limits });
  range.addEventListener("input", () => change(read(range.valueAsNumber), false));
  range.addEventListener("change", () => change(read(range.valueAsNumber), true));
  return range;
};

export const place = (name, text, least, change) => {
  const range = slider({ min: least, max: DEEPEST }, (value) => ({ [name]: value }), change);
  const output = create("output");
  const show = (state) => {
    if (name === "camada") range.max = state.profundidade;
    range.value = state[name];
    output.textContent = state[name];
  };
  return { element: labelled(text, range, output), show };
};

export const seed = (change) => {
  const input = create("input", { type: "number", min: 0, max: SEEDS - 1, step: 1 });
  input.addEventListener("change", () => change({ semente: input.value }, true));
  const another = button("Outra", () => change({ semente: String((input.valueAsNumber + 1) % SEEDS) }, true));
  another.setAttribute("aria-label", "Outra semente");
  const show = (state) => (input.value = state.semente);
  return { element: labelled("Semente", input, another), show };
};

// A inicial de cada marca, ou as das que estão no mesmo lugar, sob a primeira delas.
const initials = (names, places) =>
  places.map((place, i) => {
    const here = names.filter((_, j) => Math.abs(places[j] - place) < TOGETHER);
    return here[0] === names[i] ? here.map((name) => words.capitalized(words.MARKS[name])[0]).join("") : "";
  });

// O desvio de cada peso, em escala logarítmica, e os desvios que têm nome.
export const scale = (criticalGains, change) => {
  const [low, high] = SCALES;
  const read = (value) => ({ escala: String(10 ** (value / NOTCHES)) });
  const range = slider({ min: low * NOTCHES, max: high * NOTCHES }, read, change);
  const output = create("output");
  const names = Object.keys(words.MARKS);
  const buttons = names.map((name) => button(words.capitalized(words.MARKS[name]), () => change({ escala: name }, true)));
  const notches = names.map(() => create("i"));
  const ruler = create("span", { class: "giro-regua", "aria-hidden": "true" }, ...notches);
  const show = (state) => {
    const deviation = std(state, criticalGains);
    range.value = NOTCHES * Math.log10(deviation);
    output.textContent = words.decimal(deviation, 3);
    range.setAttribute("aria-valuetext", words.scale(state, deviation));
    const gains = Object.values(marks(state, criticalGains));
    const places = gains.map((gain) => (Math.log10(gain / Math.sqrt(state.largura)) - low) / (high - low));
    const letters = initials(names, places);
    places.forEach((place, i) => {
      notches[i].style.setProperty("--lugar", place);
      notches[i].dataset.inicial = letters[i];
      notches[i].classList.toggle("giro-atual", state.escala === names[i]);
      buttons[i].setAttribute("aria-pressed", state.escala === names[i]);
    });
  };
  const named = create("div", { class: "giro-botoes", role: "group", "aria-label": "Desvios com nome" }, ...buttons);
  const control = labelled("Desvio de cada peso (σ)", range, output);
  output.before(create("span", { class: "giro-trilho" }, range, ruler));
  control.classList.add("giro-largo");
  control.append(named);
  return { element: control, show };
};
