// Threefry-2x32 com 20 rodadas (Salmon et al., 2011), o gerador de estabilidade.explorer, bit a bit.
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
];
const PARITY = 0x1bd11bda;

// Os primeiros `size` inteiros de 32 bits de uma sequência da semente.
export const bits = (seed, stream, size) => {
  const words = new Uint32Array(size + (size % 2));
  const keys = [seed, stream, seed ^ stream ^ PARITY];
  for (let block = 0; block < words.length / 2; block += 1) {
    let first = (block + keys[0]) | 0;
    let second = keys[1] | 0;
    for (let group = 0; group < 5; group += 1) {
      const rotations = ROTATIONS[group & 1];
      for (let round = 0; round < 4; round += 1) {
        const rotation = rotations[round];
        first = (first + second) | 0;
        second = ((second << rotation) | (second >>> (32 - rotation))) ^ first;
      }
      first = (first + keys[(group + 1) % 3]) | 0;
      second = (second + keys[(group + 2) % 3] + group + 1) | 0;
    }
    words[2 * block] = first;
    words[2 * block + 1] = second;
  }
  return words.subarray(0, size);
};

// Em (0, 1): o meio de cada uma das 2³² partes iguais.
export const uniforms = (seed, stream, size) => Float64Array.from(bits(seed, stream, size), (word) => (word + 0.5) / 2 ** 32);

// Normais padrão, duas de cada par de uniformes (Box e Muller, 1958).
export const normals = (seed, stream, size) => {
  const z = uniforms(seed, stream, size + (size % 2));
  for (let i = 0; i < z.length; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(z[i]));
    const angle = 2 * Math.PI * z[i + 1];
    z[i] = radius * Math.cos(angle);
    z[i + 1] = radius * Math.sin(angle);
  }
  return z.subarray(0, size);
};
