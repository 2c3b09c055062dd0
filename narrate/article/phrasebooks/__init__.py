"""What sites put around an article, one module a language: add a language by adding a file.

A phrase is matched against a whole line, without regard to case, to the shape of quotation marks
and to what stands around it (bullets, arrows, colons, full stops). In a phrase `#` is a number,
`…` at the end is any words or none, and `a|b` in brackets a choice: `(share|post) on …`; the rest
of regular expressions works as well.
`~` before a phrase says that it may as well be a subhead of an article; its neighbours then decide.
"""

from __future__ import annotations

from dataclasses import dataclass

Phrases = str
"""Phrases, one a line."""


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The lines of one language that belong to a site and not to an article."""

    share: Phrases = ""
    """Share and follow lines, print and save buttons."""

    more: Phrases = ""
    """One link to another article, on one line with its title or before it."""

    related: Phrases = ""
    """Heading of a box of links to other articles."""

    navigation: Phrases = ""
    """Menus, skip links, log in, back to top."""

    newsletter: Phrases = ""

    subscription: Phrases = ""
    """Paywall notices and pleas for support."""

    cookies: Phrases = ""

    comment_form: Phrases = ""
    """Fields and heads of a form to leave a comment."""

    comments: Phrases = ""
    """Head of the readers' comments, and the lines of their apparatus."""

    moderation: Phrases = ""

    reading_time: Phrases = ""

    audio: Phrases = ""
    """"Listen to this article" and its like."""

    credit: Phrases = ""
    """Photo credits standing alone."""

    caption: Phrases = ""
    """Openers of a caption: "Photo: …" tells what is seen."""

    advertisement: Phrases = ""

    tags: Phrases = ""

    copyright: Phrases = ""

    source: Phrases = ""
    """Where a copy was taken from."""

    notes: Phrases = ""
    """Marks in running text that are not said, without their brackets: "edit"."""

    by: Phrases = ""
    """Openers of a byline, before a name."""

    by_after: Phrases = ""
    """Closers of a byline, after a name."""

    posted: Phrases = ""
    """Openers of a date line, before a date."""

    ago: Phrases = ""
    """Moments without a date: "2 hours ago"."""

    joiners: Phrases = ""
    """Words between two names: "and"."""

    sentence_openers: Phrases = ""
    """Words that begin a sentence and no heading: "But who pays?"."""

    references: Phrases = ""
    """Heads of the sources and links under an encyclopedia's or a scholar's text."""

    remarks: Phrases = ""
    """Lines around a reader's comment: who wrote it, when, "Reply"."""

    contents: Phrases = ""
    """Head of a table of contents."""
