// Um elemento com as suas propriedades e o que há dentro dele.
export function create(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

// Uma caixa que rola para os lados recebe o foco do teclado, como as outras do livro.
export function makeScrollable(box, name) {
  if (box.scrollWidth <= box.clientWidth + 1) return;
  Object.assign(box, { tabIndex: 0, role: "group", ariaLabel: `${name}, rola para os lados` });
}
