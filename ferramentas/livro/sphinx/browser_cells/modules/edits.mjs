// O que o leitor fez das células de uma página, guardado no navegador dele.
// Cada mudança tem por chave o código do livro: se o livro muda, a mudança antiga não volta.
export class Edits {
  #key;

  constructor(key) {
    this.#key = key;
  }

  // O código que o leitor pôs no lugar de um do livro; undefined se não pôs nenhum.
  of(original) {
    return this.#read().get(original);
  }

  keep(original, code) {
    const edits = this.#read();
    if (code === original) edits.delete(original);
    else edits.set(original, code);
    this.#write(edits);
  }

  // Lidas de novo a cada vez: a mesma página, em outra aba, também guarda as suas.
  #read() {
    try {
      return new Map(JSON.parse(localStorage.getItem(this.#key)));
    } catch {
      return new Map();
    }
  }

  #write(edits) {
    try {
      if (edits.size > 0) localStorage.setItem(this.#key, JSON.stringify([...edits]));
      else localStorage.removeItem(this.#key);
    } catch {
      // Sem permissão ou sem espaço para guardar, a mudança dura enquanto a página estiver aberta.
    }
  }
}
