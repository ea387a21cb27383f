// Uma célula que o leitor não vê: prepara a página para as outras.
export class HiddenCell {
  name = "preparação da página";

  constructor(element) {
    this.code = JSON.parse(element.textContent);
  }

  show(kind, content) {
    if (kind === "error") console.warn(JSON.parse(content).traceback);
  }

  running() {}

  verify() {}

  finished() {}

  forget() {}
}
