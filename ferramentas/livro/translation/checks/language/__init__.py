"""The language: no English left behind, words as they are spelled, sentences as we write them."""
