// After Sphinx's searchtools.js and before its index: titles found by the same rules as words,
// excerpts that start at what was found, in any of its forms.
if (typeof Search !== "undefined") {
  const stemmer = new Stemmer();
  const stem = (word) => stemmer.stemWord(word);
  const matches = (word, terms) =>
    terms.some((term) => stem(word) === term || (term.length > 2 && stem(word).includes(term)));

  // --- the index and the query ---
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

  // --- titles of pages and sections, entries of the index ---
  const performSearch = Search._performSearch;
  const address = ([page, , anchor]) => page + anchor;

  const rateOf = (text, terms) => {
    const words = splitQuery(text).map(stem);
    return terms.every((term) => words.includes(term)) ? terms.length / words.length : 0;
  };

  const findTitles = (terms) => {
    const { docnames, filenames, titles, alltitles, indexentries } = Search._index;
    const results = [];
    const add = (file, id, shown, score) =>
      results.push([docnames[file], shown, id ? "#" + id : "", null, score, filenames[file]]);

    for (const [title, places] of Object.entries(alltitles)) {
      const score = Math.round(2 * Scorer.title * rateOf(title, terms));
      if (!score) continue;
      for (const [file, id] of places) {
        if (id === null) add(file, id, title, score + 1);
        else add(file, id, `${titles[file]} > ${title}`, score);
      }
    }
    for (const [entry, places] of Object.entries(indexentries)) {
      const score = Math.round(2 * Scorer.title * rateOf(entry, terms));
      if (score) for (const [file, id] of places) add(file, id, titles[file], score);
    }
    return results;
  };

  // Without the words as they were typed, Sphinx finds by stems alone, the same for every form.
  Search._performSearch = (_query, terms, excluded, highlighted, _objects) => {
    if (!terms.size) return [];
    const results = performSearch("\0", terms, excluded, highlighted, new Set());
    const best = new Map();
    for (const result of [...results, ...findTitles([...terms])]) {
      const rival = best.get(address(result));
      if (!rival || rival[4] < result[4]) best.set(address(result), result);
    }
    const wanted = [...best.values()].filter((result) => !hasUnwanted(result, excluded));
    shown.clear();
    return byPage(wanted.sort(_orderResultsByScoreThenName));
  };

  const hasUnwanted = ([page], excluded) =>
    [...excluded].some((word) => {
      const file = Search._index.docnames.indexOf(page);
      const { terms, titleterms } = Search._index;
      return [terms[word], titleterms[word]].some((files) => [files].flat().includes(file));
    });

  // The sections of a page come together, in the place of the best of them. Sphinx takes the
  // results from the end of the list.
  const byPage = (results) => {
    const pages = new Map();
    for (const result of [...results].reverse())
      pages.set(result[0], [...(pages.get(result[0]) ?? []), result]);
    return [...pages.values()].flat().reverse();
  };

  // --- excerpts ---
  const BEFORE = 90;
  const LENGTH = 240;
  const NOISE = "script, style, .katex-html, .headerlink, h1, h2, h3, h4, h5, h6";
  const CODE = ", pre, .cell";
  const BLOCKS = "p, li, dt, dd, td, th, div, section, figcaption, br";
  const shown = new Set(); // one excerpt is not shown twice, under a page and under its section

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

  const textOf = (html, anchor, unwanted) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const place = anchor && page.getElementById(anchor.slice(1));
    const whole = page.querySelector("article") || page.querySelector('[role="main"]');
    const texts = (place ? surroundings(place) : [whole]).filter(Boolean).map((body) => {
      body.querySelectorAll("math").forEach((formula) => formula.replaceWith(linear(formula)));
      body.querySelectorAll(unwanted).forEach((element) => element.remove());
      body.querySelectorAll(BLOCKS).forEach((element) => element.append(" "));
      return body.textContent.replace(/\s+/g, " ").trim();
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

  const excerpt = (text, terms, first) => {
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

  Search.makeSearchSummary = (html, keywords, anchor) => {
    const terms = [...keywords];
    for (const unwanted of [NOISE + CODE, NOISE]) {
      const text = textOf(html, anchor, unwanted);
      const found = wordsIn(text).filter(([word]) => matches(word, terms));
      const excerpts = found.map(({ index }) => () => excerpt(text, terms, index));
      for (const make of excerpts.slice(0, 20)) {
        const paragraph = make();
        if (shown.has(paragraph.textContent)) continue;
        shown.add(paragraph.textContent);
        return paragraph;
      }
      if (excerpts.length) return excerpts[0]();
    }
    return excerpt(textOf(html, anchor, NOISE + CODE), terms, 0);
  };
}
