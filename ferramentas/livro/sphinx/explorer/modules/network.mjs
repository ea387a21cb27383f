// A rede antes do primeiro passo: os pesos, a ida, a volta e o que se mede em cada camada.
// As mesmas contas de estabilidade.explorer, em float64; matrizes por linhas, em um só vetor.
import { normals, uniforms } from "./threefry.mjs";

export const EXAMPLES = 32;
const SATURATED = 0.04; // da maior derivada
const INPUTS = 0, OUTPUT_GRADIENTS = 1, LAYERS = 2; // sequências

const ACTIVATIONS = {
  linear: { value: (z) => z, slope: () => 1, most: 1 },
  relu: { value: (z) => (z > 0 ? z : 0), slope: (h) => (h > 0 ? 1 : 0), most: 1 },
  tanh: { value: Math.tanh, slope: (h) => 1 - h * h, most: 1 },
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (h) => h * (1 - h), most: 0.25 },
};

// Ortonormaliza as linhas, na ordem (Gram-Schmidt, duas vezes: a segunda apaga o que a primeira errou).
const orthogonalized = (rows, width) => {
  for (let i = 0; i < width; i += 1) {
    const row = rows.subarray(i * width, (i + 1) * width);
    for (let pass = 0; pass < 2; pass += 1) {
      for (let j = 0; j < i; j += 1) {
        const other = rows.subarray(j * width, (j + 1) * width);
        let dot = 0;
        for (let k = 0; k < width; k += 1) dot += row[k] * other[k];
        for (let k = 0; k < width; k += 1) row[k] -= dot * other[k];
      }
    }
    const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    for (let k = 0; k < width; k += 1) row[k] /= norm;
  }
  for (let i = 0; i < rows.length; i += 1) rows[i] *= Math.sqrt(width);
  return rows;
};

const DRAWS = {
  normal: (width, seed, stream) => normals(seed, stream, width * width),
  uniform: (width, seed, stream) =>
    uniforms(seed, stream, width * width).map((u) => Math.sqrt(3) * (2 * u - 1)),
  orthogonal: (width, seed, stream) => orthogonalized(normals(seed, stream, width * width), width),
};

// Os pesos de desvio 1; mudar a escala não os sorteia de novo.
export const draw = ({ depth, width, distribution, seed }) => ({
  x: normals(seed, INPUTS, EXAMPLES * width),
  outputGradient: normals(seed, OUTPUT_GRADIENTS, EXAMPLES * width),
  weights: Array.from({ length: depth }, (_, layer) => DRAWS[distribution](width, seed, LAYERS + layer)),
});

// h = σ(x Wᵀ), com W = std · weights.
const forward = (x, weights, { width, std }, value) => {
  const h = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += width) {
    for (let i = 0; i < width; i += 1) {
      let z = 0;
      for (let k = 0, w = i * width; k < width; k += 1, w += 1) z += x[start + k] * weights[w];
      h[start + i] = value(std * z);
    }
  }
  return h;
};

// O gradiente na entrada da camada: (g ⊙ σ'(z)) W.
const backward = (g, h, weights, { width, std }, slope) => {
  const result = new Float64Array(g.length);
  for (let start = 0; start < g.length; start += width) {
    for (let i = 0; i < width; i += 1) {
      const delta = std * g[start + i] * slope(h[start + i]);
      if (delta === 0) continue;
      for (let k = 0, w = i * width; k < width; k += 1, w += 1) result[start + k] += delta * weights[w];
    }
  }
  return result;
};

export const propagate = ({ x, outputGradient, weights }, setting) => {
  const { value, slope } = ACTIVATIONS[setting.activation];
  const activations = [x];
  for (const layer of weights) activations.push(forward(activations.at(-1), layer, setting, value));
  const gradients = [outputGradient];
  for (let layer = weights.length - 1; layer >= 0; layer -= 1) {
    gradients.unshift(backward(gradients[0], activations[layer + 1], weights[layer], setting, slope));
  }
  return { activations, gradients };
};

const largest = (values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

// De valores antes reduzidos a 1: os quadrados dos menores seriam arredondados para 0.
const log10Variance = (values) => {
  const most = largest(values) || 1;
  const mean = values.reduce((sum, value) => sum + value / most, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value / most - mean) ** 2, 0) / values.length;
  return 2 * Math.log10(most) + Math.log10(square);
};

// A fração de unidades mortas (ReLU) ou de saídas saturadas (tanh e sigmoide).
const idle = (h, { activation, width }) => {
  const { slope, most } = ACTIVATIONS[activation];
  if (activation !== "relu") return h.filter((value) => slope(value) < SATURATED * most).length / h.length;
  let dead = 0;
  for (let unit = 0; unit < width; unit += 1) {
    let example = unit;
    while (example < h.length && h[example] === 0) example += width;
    if (example >= h.length) dead += 1;
  }
  return dead / width;
};

export const curves = ({ activations, gradients }, setting) => ({
  activations: activations.map(log10Variance),
  gradients: gradients.map(log10Variance),
  largestActivations: activations.map((values) => Math.log10(largest(values))),
  largestGradients: gradients.map((values) => Math.log10(largest(values))),
  idle: activations.slice(1).map((h) => idle(h, setting)),
});

const BINS = 41;

// Quantos valores caem em cada uma de 41 faixas iguais entre -limit e limit.
export const histogram = (values) => {
  const limit = largest(values);
  const counts = new Array(BINS).fill(0);
  for (const value of values) {
    const place = limit ? (value / limit + 1) / 2 : 0.5;
    counts[Math.min(BINS - 1, Math.floor(BINS * place))] += 1;
  }
  return { limit, counts };
};
