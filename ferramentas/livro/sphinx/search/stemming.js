// The stemmer of the search box; livro.sphinx.search.stemming is the same in Python.
var foldWord = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");

var splitQuery = (query) =>
  query
    .normalize("NFC")
    .split(/[^\p{Letter}\p{Number}_]+/u)
    .filter((word) => word);

var Stemmer = function () {
  const rules = SEARCH_RULES;
  const snowball = new PortugueseStemmer();
  const withEnding = (word, endings) => {
    for (const [ending, other] of endings)
      if (word.endsWith(ending) && word.length - ending.length >= rules.least)
        return word.slice(0, word.length - ending.length) + other;
    return word;
  };
  this.stemWord = (original) => {
    const word = foldWord(original);
    const singular = Object.hasOwn(rules.irregular, word)
      ? rules.irregular[word]
      : withEnding(word, rules.plurals);
    const stem = foldWord(snowball.stemWord(withEnding(singular, rules.accents)));
    return stem.length < rules.least || stopwords.includes(stem) ? word : stem;
  };
};
