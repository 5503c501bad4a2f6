"""What stands around every page: heading, prose, links, share, problems, the calm page."""

from pathlib import Path

STYLE = Path(__file__).with_name("style.css")
"""The style sheet of every page."""
LARGE = Path(__file__).with_name("projector.css")
"""What a page before a class has over it."""
