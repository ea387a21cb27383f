"""What the checks know of words: the glossary, the dictionaries, the language of a sentence."""
