// O maior e o menor número positivo de cada formato.
export const FORMATS = {
  float16: { largest: 65504, smallest: 2 ** -24 },
  float32: { largest: 3.4028235e38, smallest: 2 ** -149 },
};
