"""Where a number comes from, as a word of a page that can be tapped; charts and plain text write `Tag.words`."""

from html import escape

from cryoteach.domain.rules.terms import Tag

MEANINGS = {
    Tag.LEAFLET: "leaflet: the patient page that this project is built on",
    Tag.CITED: "cited: an entry of the registry, read at its source",
    Tag.OUR_ASSUMPTION: "our teaching assumption: a choice of ours, open to dispute",
    Tag.MODEL_OUTPUT: "model output: worked out from invented people, never evidence",
}


def tag_label(tag: Tag) -> str:
    """The one word of a tag, as safe HTML: its meaning on hover, and a tap leads to the page of evidence."""
    return (
        f'<a class="ct-tag ct-tag-{tag}" href="evidence" target="_blank" title="{escape(MEANINGS[tag])}">{tag.word}</a>'
    )
