"""YAML made to cost its reader memory and time: refused in the tests, timed in the benchmarks."""

from cryoteach.library.files.yaml_reader import MOST_BYTES

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMBS = {
    "aliases": BOMB,
    "brackets": "[" * MOST_BYTES,
    "items": "- " * (MOST_BYTES // 2),
    "braces": "{a: " * (MOST_BYTES // 4),
}
