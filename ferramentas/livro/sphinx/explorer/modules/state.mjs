// O estado da figura: o que os controles dizem, e o que dele cabe no endereço da página.
export const CHOICES = {
  ativacao: ["linear", "relu", "tanh", "sigmoide"],
  distribuicao: ["normal", "uniforme", "ortogonal"],
  largura: [16, 32, 64, 128],
};
export const DEEPEST = 60;
export const SCALES = [-3, 0.5]; // log10 do menor e do maior desvio
export const SEEDS = 2 ** 31 - 2;

const ENGLISH = {
  sigmoide: "sigmoid",
  uniforme: "uniform",
  ortogonal: "orthogonal",
};
const english = (name) => ENGLISH[name] ?? name;

// Os desvios que têm nome, em unidades de 1/√n; o crítico, em que o gradiente se mantém, vem do livro.
export const marks = (state, criticalGains) => ({
  padrao: 1 / Math.sqrt(3),
  xavier: 1,
  he: Math.SQRT2,
  critica: criticalGains[english(state.ativacao)],
});

export const std = (state, criticalGains) =>
  typeof state.escala === "number"
    ? state.escala
    : marks(state, criticalGains)[state.escala] / Math.sqrt(state.largura);

// O que as contas pedem.
export const setting = (state, criticalGains) => ({
  depth: state.profundidade,
  width: state.largura,
  activation: english(state.ativacao),
  distribution: english(state.distribuicao),
  std: std(state, criticalGains),
  seed: state.semente,
});

const whole = (text, least, most) => {
  const number = Number(text);
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
};

const READERS = {
  profundidade: (text) => whole(text, 1, DEEPEST),
  largura: (text) => CHOICES.largura.find((each) => each === Number(text)),
  ativacao: (text) => CHOICES.ativacao.find((each) => each === text),
  distribuicao: (text) => CHOICES.distribuicao.find((each) => each === text),
  semente: (text) => whole(text, 0, SEEDS - 1),
  camada: (text) => whole(text, 0, DEEPEST),
  escala: (text) => {
    if (["padrao", "xavier", "he", "critica"].includes(text)) return text;
    const number = Number(text);
    return text && number >= 10 ** SCALES[0] && number <= 10 ** SCALES[1] ? number : undefined;
  },
};

const START = {
  profundidade: 30,
  largura: 64,
  ativacao: "tanh",
  distribuicao: "normal",
  escala: "xavier",
  semente: 0,
  camada: 15,
};

// Lê o que um conjunto de nomes e textos diz; o que falta ou não existe fica como estava.
export const read = (texts, state = START) => {
  const found = { ...state };
  for (const [name, reader] of Object.entries(READERS)) {
    const value = texts[name] === undefined ? undefined : reader(texts[name]);
    if (value !== undefined) found[name] = value;
  }
  found.camada = Math.min(found.camada, found.profundidade);
  return found;
};

// O endereço que leva a este estado, sem tocar no que outros dizem nele.
export const address = (state, location) => {
  const url = new URL(location);
  for (const name of Object.keys(READERS)) {
    const value = state[name];
    url.searchParams.set(name, typeof value === "number" ? String(Number(value.toPrecision(6))) : value);
  }
  return url;
};
