"""What is said when something unexpected happens: calm words and a short reference that the log carries too."""

import logging
import secrets

from cryoteach.wiring.log.lines import fields

CALM = "Something went wrong on our side."
_LOG = logging.getLogger("cryoteach")


def logged(error: Exception) -> str:
    """Log an unexpected error; the reference it can be found by."""
    reference = secrets.token_hex(3)
    _LOG.error("reference %s", reference, exc_info=error, extra=fields(reference=reference))
    return reference
