// Excerpts that start at what was found, in any of its forms.

const BEFORE = 90;
const LENGTH = 240;
const NOISE = "script, style, .no-search, .katex-html, .headerlink, h1, h2, h3, h4, h5, h6";
const CODE = ", pre, .cell";
const BLOCKS = "p, li, dt, dd, td, th, div, section, figcaption, br";

// A term of the glossary with its definition; the paragraph around a word of the index.
const surroundings = (place) => {
  if (place.matches("dt")) return [place, place.nextElementSibling];
  return [place.matches("section, figure") ? place : place.closest("p, li, dd, section, article")];
};

// A formula on one line, as one would type it: √(2/(n_in + n_out)) is not 2nin + nout.
const SIMPLE = /^([\p{Letter}\p{Number}_]*|.|\([^()]*\))$/u;
const grouped = (text) => (SIMPLE.test(text) ? text : `(${text})`);
const LINEAR = {
  annotation: () => "",
  msqrt: (...inside) => `√${grouped(inside.join(""))}`,
  mfrac: (above, below) => `${grouped(above)}/${grouped(below)}`,
  msub: (base, below) => `${base}_${grouped(below)}`,
  msup: (base, above) => `${base}^${grouped(above)}`,
  msubsup: (base, below, above) => `${base}_${grouped(below)}^${grouped(above)}`,
};
const linear = (node) => {
  const parts = [...node.children].map(linear);
  const write = LINEAR[node.localName] ?? ((...inside) => inside.join("") || node.textContent);
  return write(...parts);
};

const readPage = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("math").forEach((formula) => formula.replaceWith(linear(formula)));
  return page;
};

// The text of some elements, without those that speak for themselves.
const textOf = (elements, others, unwanted) => {
  const texts = elements.map((element) => {
    const apart = others.filter((other) => element !== other && element.contains(other));
    apart.forEach((other) => other.setAttribute("data-apart", ""));
    const copy = element.cloneNode(true);
    apart.forEach((other) => other.removeAttribute("data-apart"));
    copy.querySelectorAll(`${unwanted}, [data-apart]`).forEach((each) => each.remove());
    copy.querySelectorAll(BLOCKS).forEach((each) => each.append(" "));
    return copy.textContent.replace(/\s+/g, " ").trim();
  });
  return texts.join(": ");
};

const wordsIn = (text) => [...text.matchAll(/[\p{Letter}\p{Number}_]+/gu)];

const markedWord = (word) => {
  const mark = document.createElement("span");
  mark.className = "highlighted";
  mark.textContent = word;
  return mark;
};

const excerptAt = (text, terms, first) => {
  const wanted = Math.max(first - BEFORE, 0);
  const start = wanted && text.indexOf(" ", wanted) + 1;
  const cut = text.length > start + LENGTH;
  const end = cut ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  const paragraph = document.createElement("p");
  paragraph.className = "context";
  paragraph.append(start ? "… " : "");
  let done = start;
  for (const { 0: word, index } of wordsIn(text)) {
    if (index < start || index + word.length > end || !matches(word, terms)) continue;
    paragraph.append(text.slice(done, index), markedWord(word));
    done = index + word.length;
  }
  paragraph.append(text.slice(done, end), cut ? " …" : "");
  return paragraph;
};

// In the prose, or else in the code; where the words are not, how the text begins.
const excerpt = (elements, others, terms) => {
  for (const unwanted of [NOISE + CODE, NOISE]) {
    const text = textOf(elements, others, unwanted);
    const found = wordsIn(text).find(([word]) => matches(word, terms));
    if (found) return excerptAt(text, terms, found.index);
  }
  return excerptAt(textOf(elements, others, NOISE + CODE), terms, 0);
};
