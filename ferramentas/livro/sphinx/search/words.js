// Titles and texts are compared by the same rules as the words of the index.

const stemmer = new Stemmer();
const stem = (word) => stemmer.stemWord(word);
const matches = (word, terms) =>
  terms.some((term) => stem(word) === term || (term.length > 2 && stem(word).includes(term)));
