// O que a verificação de um exercício diz da resposta: ela roda depois da célula, na mesma sessão.
import { create } from "./dom.mjs";

export const BLANK = "...";
const UNFILLED = `Ainda não: há lacunas por preencher, marcadas com reticências (${BLANK}).`;
const UNUSABLE = "A verificação não conseguiu usar a resposta. O Python diz: ";

export class Verdict {
  #code;
  #line = create("p", { className: "celula-veredito", role: "status" }); // um leitor de tela o lê quando ele chega

  // script: onde a página guarda o código da verificação; bar: a barra da célula.
  constructor(script, bar) {
    this.#code = JSON.parse(script.textContent);
    bar.append(this.#line);
  }

  clear() {
    this.#line.textContent = "";
    delete this.#line.dataset.certo;
  }

  // answer: o código do leitor; run(código, nome, onShow): quem executa.
  async judge(answer, run) {
    let said = "";
    const right = await run(this.#code, "verificação", (kind, content) => {
      said += kind === "error" ? complaint(JSON.parse(content), answer) : content;
    });
    this.#line.dataset.certo = right;
    this.#line.textContent = said.trim();
  }
}

function complaint({ asserted, traceback }, answer) {
  if (asserted) return `Ainda não: ${asserted}`;
  if (answer.includes(BLANK)) return UNFILLED;
  return UNUSABLE + traceback.trim().split("\n").pop();
}
