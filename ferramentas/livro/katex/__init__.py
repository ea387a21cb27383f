"""TeX to HTML and MathML, by KaTeX in a process of its own."""
