"""Where everybody begins: the walk of a thousand people, the first guess, and the ways on."""
