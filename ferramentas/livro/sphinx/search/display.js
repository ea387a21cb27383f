// The list of what was found: a page, and under it its parts, each with words of its own.

// The index has its entries in lower case; the page has the capitals of names.
const asWritten = (label, text) => {
  const start = text.toLowerCase().indexOf(label);
  return start < 0 ? label : text.slice(start, start + label.length);
};

const item = (list, address, label) => {
  const element = document.createElement("li");
  const link = element.appendChild(document.createElement("a"));
  link.href = address;
  link.textContent = label;
  return list.appendChild(element);
};

const show = ({ file, title, parts }, terms) => {
  const { docnames } = Search._index;
  const { FILE_SUFFIX, LINK_SUFFIX } = DOCUMENTATION_OPTIONS;
  const root = document.documentElement.dataset.content_root;
  const address = root + docnames[file] + LINK_SUFFIX;
  const whole = item(Search.output, address, title);
  const list = document.createElement("ul");
  const items = parts.map(({ id, label }) => item(list, `${address}#${id}`, label));
  if (parts.length) whole.append(list);
  fetch(root + docnames[file] + FILE_SUFFIX)
    .then((response) => response.text())
    .then((html) => addExcerpts(readPage(html), whole, list, parts, items, terms))
    .catch(() => {}); // a frame of another site may not read the page: the links are enough
};

const addExcerpts = (page, whole, list, parts, items, terms) => {
  const places = parts.map(({ id }) => {
    const place = page.getElementById(id);
    return place ? surroundings(place).filter(Boolean) : [];
  });
  const apart = places.flat();
  const body = page.querySelector("article") ?? page.querySelector('[role="main"]') ?? page.body;
  places.forEach((elements, number) => {
    const isTold = places.slice(0, number).some(([first]) => first && first === elements[0]);
    if (!elements.length || isTold) items[number].remove();
    else items[number].append(excerpt(elements, apart, terms));
    const link = items[number].querySelector("a");
    link.textContent = asWritten(link.textContent, body.textContent);
  });
  whole.querySelector("a").after(excerpt([body], apart, terms));
  if (!list.childElementCount) list.remove();
};

Search.query = (query) => {
  const [, terms, excluded] = Search._parseQuery(query);
  const pages = find([...terms], excluded);
  document.getElementById("search-progress")?.replaceChildren();
  for (const page of pages) show(page, [...terms]);
  _finishSearch(pages.length);
};
