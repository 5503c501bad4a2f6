"""A page of the app inside a course page of a learning platform: lines of HTML for a frame or a link, to copy."""

from html import escape

import streamlit as st

HEIGHT = 900
HOW = (
    "Where your platform lets you edit a page’s HTML, paste one of the two. A course page that begins with https shows "
    "only an address that does, too. Nothing is reported to the platform: for that, take the SCORM package."
)


def frame_of(address: str, title: str) -> str:
    """The line that shows an address inside another page.

    >>> frame_of("https://x.org/a?b=1&embed=true", 'A "few"').partition(" width")[0]
    '<iframe src="https://x.org/a?b=1&amp;embed=true" title="A &quot;few&quot;"'
    """
    source, name = escape(address), escape(title)
    return f'<iframe src="{source}" title="{name}" width="100%" height="{HEIGHT}" style="border: 0"></iframe>'


def link_of(address: str, title: str) -> str:
    """The line that leads to an address.

    >>> link_of("https://x.org/a", "A")
    '<a href="https://x.org/a">A</a>'
    """
    return f'<a href="{escape(address)}">{escape(title)}</a>'


def in_a_course_page(address: str, framed: str, title: str) -> None:
    """Offer both, folded; each can be copied by its button.

    Args:
        address: of the page.
        framed: the same without what the platform has around it already.
        title: what the page is about.
    """
    with st.expander("Show it in a course page (Moodle, Canvas, Blackboard)", key="share_course_page"):
        st.html(f"<p>{HOW}</p><h3>In a frame</h3>")
        st.code(frame_of(framed, title), language="html", wrap_lines=True)
        st.html("<h3>As a link</h3>")
        st.code(link_of(address, title), language="html", wrap_lines=True)
