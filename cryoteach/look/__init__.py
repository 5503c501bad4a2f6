"""How every page looks before anything has run: the style sheet that stands in its head, and the typefaces."""
