// Os nomes que podem completar o código, em uma lista sob o editor, e o que dizer deles.
import { create } from "./dom.mjs";

const MOVES = { ArrowDown: 1, ArrowUp: -1 };
const ASLEEP = "Tab completa nomes depois que alguma célula da página roda; outro Tab sai do editor.";
const NOTHING = "Nada a completar; outro Tab sai do editor.";

export class Suggestions {
  #field;
  #choose;
  #list;
  #status = create("p", { className: "celula-dica", role: "status" });
  #chosen = -1;

  // choose(nome): o que fazer com o nome escolhido.
  constructor(field, name, choose) {
    this.#field = field;
    this.#choose = choose;
    const id = `nomes-${name.replace(/\W+/g, "-")}`;
    this.#list = create("ul", { className: "celula-nomes", id, role: "listbox", ariaLabel: `Nomes para a ${name}` });
    field.ariaAutoComplete = "list";
    field.setAttribute("aria-controls", id);
    field.addEventListener("input", () => this.close());
    field.addEventListener("blur", () => this.close());
    this.close();
  }

  get elements() {
    return [this.#list, this.#status];
  }

  // Mostra o que o Python respondeu; null, se ele não está rodando. Responde se havia o que mostrar.
  show(answer) {
    const text = answer === null ? ASLEEP : describe(answer);
    if (answer?.names.length > 1) this.#open(answer.names);
    this.#status.textContent = text || NOTHING;
    return answer !== null && text !== "";
  }

  // Se uma tecla é para a lista, que tem de estar aberta.
  takes({ key, shiftKey }) {
    return !this.#list.hidden && !shiftKey && (key in MOVES || ["Enter", "Tab", "Escape"].includes(key));
  }

  press({ key }) {
    if (key in MOVES) this.#select(this.#chosen + MOVES[key]);
    else if (key === "Escape") this.close();
    else this.#choose(this.#list.children[this.#chosen].textContent);
  }

  close() {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#field.removeAttribute("aria-activedescendant");
    this.#status.textContent = "";
  }

  #open(names) {
    this.#list.replaceChildren(...names.map((name, index) => this.#option(name, index)));
    this.#list.hidden = false;
    this.#select(0);
  }

  #option(name, index) {
    const onpointerdown = (event) => {
      event.preventDefault(); // o campo não perde o foco
      this.#choose(name);
    };
    return create("li", { id: `${this.#list.id}-${index}`, role: "option", onpointerdown }, name);
  }

  #select(index) {
    const options = [...this.#list.children];
    this.#chosen = (index + options.length) % options.length;
    options.forEach((option, place) => (option.ariaSelected = place === this.#chosen));
    this.#field.setAttribute("aria-activedescendant", options[this.#chosen].id);
  }
}

function describe({ start, names, count, signature }) {
  if (signature) return signature;
  if (names.length === 1) return names[0] === start ? "" : `Completado: ${names[0]}.`;
  if (names.length === 0) return "";
  const rest = count > names.length ? ` Há mais ${count - names.length}: digite outra letra.` : "";
  return `${names.length} nomes: as setas escolhem, Enter aceita.${rest}`;
}
