// O que a figura mostra, dito em português: para quem não a vê, e para quem a vê e quer conferir.

// O maior e o menor número positivo de cada formato.
export const FORMATS = {
  float16: { largest: 65504, smallest: 2 ** -24 },
  float32: { largest: 3.4028235e38, smallest: 2 ** -149 },
};
export const ACTIVATIONS = { linear: "sem ativação", relu: "ReLU", tanh: "tanh", sigmoide: "sigmoide" };
export const MARKS = { padrao: "padrão do PyTorch", xavier: "Xavier", he: "He", critica: "crítica" };

export const decimal = (value, digits = 2) =>
  value.toLocaleString("pt-BR", { maximumSignificantDigits: digits, useGrouping: false });

const percent = (fraction) => `${decimal(100 * fraction)}%`;

// Um número a partir do seu log10, por extenso ou em potência de dez.
export const number = (log10) => {
  if (log10 === -Infinity) return "0";
  if (Math.abs(log10) < 4) return decimal(10 ** log10);
  return `10${[...String(Math.round(log10))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"["0123456789".indexOf(digit)] ?? "⁻").join("")}`;
};

export const scale = (state, std) =>
  typeof state.escala === "number" ? decimal(std, 3) : `${decimal(std, 3)} (${MARKS[state.escala]})`;

export const capitalized = (text) => text[0].toUpperCase() + text.slice(1);

const trend = (name, from, to, layers) => {
  const perLayer = 10 ** (Math.abs(to - from) / layers);
  if (to === -Infinity) return `${name} chega a zero`;
  if (perLayer < 1.02) return `${name} quase não muda: vai de ${number(from)} a ${number(to)}`;
  const verb = to > from ? "multiplicada" : "dividida";
  return `${name} é ${verb}, em média, por ${decimal(perLayer)} a cada camada: vai de ${number(from)} a ${number(to)}`;
};

// A primeira camada, no sentido do sinal, em que ele já não cabe em cada formato.
const overflow = (name, values, order) =>
  Object.entries(FORMATS).flatMap(([format, { largest, smallest }]) => {
    const over = order.find((layer) => values[layer] > Math.log10(largest));
    const under = order.find((layer) => values[layer] < Math.log10(smallest / 2)); // arredondado
    return [
      ...(over === undefined ? [] : [`em ${format}, ${name} estouraria na camada ${over}`]),
      ...(under === undefined ? [] : [`em ${format}, ${name} viraria zero na camada ${under}`]),
    ];
  });

// Das camadas 1 a L: a fração de unidades mortas, ou de saídas saturadas, na escolhida e na pior.
export const idle = ({ ativacao, camada }, fractions) => {
  if (ativacao === "linear") return "";
  const what = ativacao === "relu" ? "Unidades mortas" : "Saídas saturadas";
  const most = Math.max(...fractions);
  const here = camada ? `${percent(fractions[camada - 1])} na camada ${camada}; ` : "";
  return `${what}: ${here}no máximo ${percent(most)}, na camada ${fractions.indexOf(most) + 1}.`;
};

export const summary = (state, std, curves) => {
  const order = curves.activations.map((_, layer) => layer);
  const { activations, gradients, largestActivations, largestGradients } = curves;
  const sentences = [
    `${state.profundidade} ${state.profundidade === 1 ? "camada" : "camadas"} de ${state.largura} unidades, ${ACTIVATIONS[state.ativacao]}, desvio ${scale(state, std)}`,
    trend("da entrada à saída, a variância das ativações", activations[0], activations.at(-1), state.profundidade),
    trend("da saída à entrada, a dos gradientes", gradients.at(-1), gradients[0], state.profundidade),
    ...overflow("a ativação", largestActivations, order),
    ...overflow("o gradiente", largestGradients, [...order].reverse()),
  ];
  return `${sentences.map(capitalized).join(". ")}.`;
};
