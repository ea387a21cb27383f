// Calcula fora da página, que assim responde enquanto um controle se move.
import { curves, draw, histogram, propagate } from "./network.mjs";

let drawn = { key: null };
let signals;

const drawnFor = (setting) => {
  const { depth, width, distribution, seed } = setting;
  const key = [depth, width, distribution, seed].join();
  if (drawn.key !== key) drawn = { key, ...draw(setting) };
  return drawn;
};

onmessage = ({ data: { setting, state } }) => {
  if (setting) signals = propagate(drawnFor(setting), setting);
  postMessage({
    state,
    curves: setting && curves(signals, setting),
    histograms: [signals.activations[state.camada], signals.gradients[state.camada]].map(histogram),
  });
};
