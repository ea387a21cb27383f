// Onde o navegador não deixa guardar nada (cookies desligados, página dentro de outra), cada acesso a
// localStorage lança um erro, que acabaria com todos os scripts da página: a memória faz as vezes dele.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("");
  } catch {
    const kept = new Map();
    Object.defineProperty(window, name, {
      value: {
        getItem: (key) => kept.get(String(key)) ?? null,
        setItem: (key, value) => void kept.set(String(key), String(value)),
        removeItem: (key) => void kept.delete(String(key)),
        clear: () => kept.clear(),
        key: (position) => [...kept.keys()][position] ?? null,
        get length() {
          return kept.size;
        },
      },
    });
  }
}
