// What is found, page by page: each page with its sections and the entries of the index.

// Titles and texts are compared by the same rules as the words of the index.

const stemmer = new Stemmer();
const stem = (word) => stemmer.stemWord(word);
const matches = (word, terms) =>
  terms.some((term) => stem(word) === term || (term.length > 2 && stem(word).includes(term)));

// The index maps words to pages: what every object has (`constructor`, `__proto__`) is no word.
const setIndex = Search.setIndex;
const onlyWords = { __proto__: null, hasOwnProperty: Object.prototype.hasOwnProperty };
Search.setIndex = (index) => {
  for (const words of [index.terms, index.titleterms]) Object.setPrototypeOf(words, onlyWords);
  setIndex(index);
};

// `-word` leaves out the pages that have it; our splitQuery knows only letters and digits.
const parseQuery = Search._parseQuery;
const UNWANTED = /(^|\s)-(?=[\p{Letter}\p{Number}_])(\S+)/gu;
Search._parseQuery = (query) => {
  const unwanted = [...query.matchAll(UNWANTED)].flatMap(([, , text]) => splitQuery(text));
  const parsed = parseQuery(query.replace(UNWANTED, " "));
  for (const word of unwanted) parsed[2].add(stem(word.toLowerCase()));
  return [query, ...parsed.slice(1)];
};

// A title of the index is HTML: it may have a number and emphasis.
const titleOf = (file) => {
  const { titles } = Search._index;
  return new DOMParser().parseFromString(titles[file], "text/html").body.textContent;
};

// How much of a title the words are: all of them have to be in it.
const rateOf = (text, terms) => {
  const words = splitQuery(text).map(stem);
  return terms.every((term) => words.includes(term)) ? terms.length / words.length : 0;
};

const hasUnwanted = (file, excluded) => {
  const { terms, titleterms } = Search._index;
  const filesOf = (word) => [terms[word], titleterms[word]].flat();
  return [...excluded].some((word) => filesOf(word).includes(file));
};

// The pages found: whatever of a page is found is a part of it.
class Pages extends Map {
  of(file) {
    if (!this.has(file)) this.set(file, { file, score: 0, parts: new Map() });
    return this.get(file);
  }
  addPage(file, score) {
    this.of(file).score += score;
  }
  addPart(file, id, label, score) {
    const { parts } = this.of(file);
    if (!(parts.get(id)?.score >= score)) parts.set(id, { id, label, score });
  }
}

// Without the words as they were typed, Sphinx finds by stems alone, the same for every form.
const findWords = (pages, terms, excluded) => {
  const { docnames } = Search._index;
  const found = Search._performSearch("\0", new Set(terms), excluded, new Set(), new Set());
  for (const [name, , , , score] of found) pages.addPage(docnames.indexOf(name), score);
};

// A page of that title comes before those that only speak of it.
const findTitles = (pages, terms) => {
  for (const [title, places] of Object.entries(Search._index.alltitles)) {
    const score = 2 * Scorer.title * rateOf(title, terms);
    if (!score) continue;
    for (const [file, id] of places) {
      if (id === null) pages.addPage(file, Scorer.title + score);
      else pages.addPart(file, id, title, score);
    }
  }
};

// An entry tells nothing where the page, or a section that was found, has its very name.
const findEntries = (pages, terms) => {
  for (const [entry, places] of Object.entries(Search._index.indexentries)) {
    const score = Scorer.title * rateOf(entry, terms);
    if (!score) continue;
    for (const [file, id] of places) {
      const labels = [...pages.of(file).parts.values()].map(({ label }) => label.toLowerCase());
      const isTold = titleOf(file).toLowerCase().endsWith(entry) || labels.includes(entry);
      if (!isTold) pages.addPart(file, id, entry, score);
    }
  }
};

const MOST_PARTS = 5;
const byScore = (one, other) => other.score - one.score;
const inOrder = (one, other) =>
  byScore(one, other) || one.title.localeCompare(other.title, undefined, { numeric: true });

const find = (terms, excluded) => {
  if (!terms.length) return [];
  const pages = new Pages();
  findWords(pages, terms, excluded);
  findTitles(pages, terms);
  findEntries(pages, terms);
  const wanted = [...pages.values()].filter(({ file }) => !hasUnwanted(file, excluded));
  const whole = wanted.map(({ file, score, parts }) => {
    const best = [...parts.values()].sort(byScore).slice(0, MOST_PARTS);
    return { file, title: titleOf(file), score: score + (best[0]?.score ?? 0), parts: best };
  });
  return whole.sort(inOrder);
};
