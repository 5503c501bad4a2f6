"""A QR code of an address, drawn here as SVG: no service is asked."""

import segno

from cryoteach.theme import BLACK, PAPER

ANY_MASK = 2


def qr(address: str, *, scale: float = 5, border: int = 4, at_once: bool = False) -> str:
    """Draw a QR code, as an ``<svg>`` to be put into a page; empty where the address is too long for one.

    Args:
        address: what a phone opens that reads it.
        scale: the side of one module, in pixels.
        border: the quiet ground around it, in modules; four is what the standard asks for.
        at_once: take one of the eight masks that every reader knows. To find the evenest takes five times as long as
            all the rest: too long for a code that is drawn whenever a slider rests, in case somebody prints.

    >>> qr("https://cryo.example/j/K7M4QX").startswith("<svg")
    True
    """
    try:
        code = segno.make(address, micro=False, error="l", mask=ANY_MASK if at_once else None)
    except segno.DataOverflowError:
        return ""
    return code.svg_inline(scale=scale, border=border, dark=BLACK, light=PAPER, omitsize=True)
