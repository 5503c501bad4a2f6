"""A QR code of an address, drawn here: no service is asked."""

from base64 import b64encode
from io import BytesIO

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
    code = _code(address, ANY_MASK if at_once else None)
    if code is None:
        return ""
    return code.svg_inline(
        scale=scale, border=border, dark=BLACK, light=PAPER, omitsize=True, svgclass=None, lineclass=None
    )


def qr_png(address: str, *, scale: int = 4) -> bytes:
    """The same as a PNG, for what takes no drawing or has little room; empty where the address is too long.

    >>> qr_png("https://cryo.example/j/K7M4QX")[1:4]
    b'PNG'
    """
    code, picture = _code(address), BytesIO()
    if code:
        code.save(picture, kind="png", scale=scale, dark=BLACK, light=PAPER)
    return picture.getvalue()


def qr_image(address: str, *, scale: int = 1) -> str:
    """The PNG as the source of an image, of any size on the page: a fifth of the bytes of the drawing."""
    found = qr_png(address, scale=scale)
    return f"data:image/png;base64,{b64encode(found).decode()}" if found else ""


def _code(address: str, mask: int | None = None) -> segno.QRCode | None:
    try:
        return segno.make(address, micro=False, error="l", mask=mask)
    except segno.DataOverflowError:
        return None
