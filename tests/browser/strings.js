// Every text of the page that a reader can see or hear, as [where, text].
() => {
  // Code, what the page of the package names, formulas, loan words (in italics), works in their language, keys of the keyboard.
  const SKIP =
    'script, style, noscript, pre, code, .sig, .field-list strong, a[title^="estabilidade."], kbd, math, .katex, em, i, cite, .citation, .csl-entry, ' +
    '[role="doc-biblioentry"], [lang]:not([lang|="pt"]):not(html), ' +
    'a[href*="referencias.html#"], a[href^="https://doi.org"]';
  const SPOKEN = [
    "title", "alt", "placeholder", "label", "aria-label", "aria-description",
    "aria-roledescription", "aria-valuetext", "data-tooltip", "data-bs-title",
    "data-bs-original-title", "data-bs-content",
  ];
  const METAS = 'meta[name="description"], meta[name="keywords"], meta[property^="og:"], meta[name^="twitter:"]';
  const found = [];
  const add = (where, text) => {
    const clean = (text || "").replace(/\s+/g, " ").trim();
    if (/\p{Letter}{2}/u.test(clean) && !/^https?:\S+$/.test(clean)) found.push([where, clean]);
  };
  const skipped = (element) => element.closest(SKIP);

  add("title", document.title);
  document.querySelectorAll(METAS).forEach((meta) => add(meta.outerHTML, meta.content));

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!skipped(walker.currentNode.parentElement))
      add(walker.currentNode.parentElement.outerHTML.slice(0, 80), walker.currentNode.data);

  // Not the thousands of letters of formulas and of coloured code: nothing is said of one.
  for (const element of document.querySelectorAll(":not(.katex *, .highlight pre *)")) {
    const citation = element.matches('a[href*="referencias.html#"], [lang]:not([lang|="pt"]):not(html)');
    for (const name of SPOKEN)
      if (!citation && element.hasAttribute(name)) add(`@${name}`, element.getAttribute(name));
    if (element.matches("input[type=submit], input[type=button]")) add("@value", element.value);
    for (const pseudo of ["::before", "::after"]) {
      const content = getComputedStyle(element, pseudo).content;
      for (const [, text] of content.matchAll(/"((?:[^"\\]|\\.)*)"/g)) add(pseudo, text);
    }
  }

  // What scripts keep for later.
  const kept = (name, read) => {
    try {
      for (const text of read()) add(name, text);
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error; // a page without that script
    }
  };
  kept("Documentation.TRANSLATIONS", () => Object.values(Documentation.TRANSLATIONS));
  kept("toggleHint", () => [toggleHintShow, toggleHintHide]);
  kept("copybutton", () => Object.values(messages[locale]));
  return found;
}
