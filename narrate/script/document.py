"""The script as a document a person can edit: Markdown with a head of YAML.

    ---
    narrate: 1
    title: The harbour reopens
    language: en
    cast:
      Ana Lima: {voice: espeak/f3, gender: female}
    ---

    # The harbour reopens

    [“It works,”]{speaker="Ana Lima"} said the mayor. [She smiled.]{skip}

Headings open chapters down to the second level; `- ` begins a list item and `> ` a block quotation.
Words in brackets take attributes: `speaker`, `voice`, `pause`, `rate`, `lang`, `say` and `skip`.
`say` may stand inside another span; a blank line parts paragraphs, a single line break is a space.

Source: CommonMark 0.31 for escapes; Pandoc's bracketed spans for the attributes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from narrate.script import Paragraph, Script, Segment

FORMAT = 1
"""Number of the form written here."""

FIELDS = ("author", "source", "published", "site", "image", "summary")
FENCE = re.compile(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_SPAN = re.compile(r"\{(?:speaker|voice|say|pause|rate)=|\]\{skip\}")

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPED = re.compile(r"[\\\[\]*_`<]|&(?=#|\w+;)|\{(?=[^\s{}]*[=}])")
_OPENING = re.compile(r"(?:#{1,6}(?=\s|\Z)|[-+](?=\s|\Z)|>|-{3,}|={3,}|~{3,}|:{3,}|\|)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_PLAIN = re.compile(r"[^\W\d_](?:[\w /.()?!’“”–—-]|:(?=[\w/]))*(?<![ :-])")
_NOT_TEXTS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_EDGES = re.compile("\\A +| +\\Z")


def is_script(text: str) -> bool:
    """Whether a text is a script written or edited by a person, and not an article."""
    found = FENCE.match(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    if found is not None and re.search(r"^(?:narrate|cast)[ \t]*:", found[1] or "", re.MULTILINE):
        return True
    return _SPAN.search(text) is not None


def render_script(script: Script) -> str:
    """The script as a document; `parse_script` gives it back, but for what was found and skipped
    on the way to it."""
    lines = ["---", *_render_head(script), "---"]
    for section in script.sections:
        paragraphs = section.paragraphs
        for paragraph in paragraphs:
            lines += ["", _render_paragraph(paragraph)]
    return "\n".join(lines) + "\n"


def _render_head(script: Script) -> Iterator[str]:
    yield f"narrate: {FORMAT}"
    for name in ("title", "language", *FIELDS):
        value = getattr(script, name)
        if value is not None:
            yield f"{name}: {_scalar(value)}"
    people = dict.fromkeys((*script.speakers, *script.cast, *script.genders))
    if people:
        yield "cast:"
    for person in people:
        entry = []
        if person in script.cast:
            entry.append(f"voice: {_scalar(script.cast[person])}")
        if person in script.genders:
            entry.append(f"gender: {script.genders[person]}")
        yield f"  {_scalar(person)}: {{{', '.join(entry)}}}"


def _scalar(value: str) -> str:
    """A text as YAML: plain where every reader takes it for a text, else as JSON writes it."""
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXTS:
        return value
    return _UNSEEN.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False)
    )


def _render_paragraph(paragraph: Paragraph) -> str:
    text = "".join(map(_render_segment, paragraph.segments))
    text = _EDGES.sub(lambda found: "&#32;" * len(found[0]), text)
    if paragraph.kind == "heading":
        return f"{'#' * paragraph.level} {text}"
    text = _NUMBERED.sub(r"\1\\\2", text, count=1) if _NUMBERED.match(text) else text
    text = f"\\{text}" if _OPENING.match(text) else text
    return {"item": "- ", "quotation": "> "}.get(paragraph.kind, "") + text


def _render_segment(segment: Segment) -> str:
    parts = []
    at = 0
    for say in segment.says:
        parts.append(_escape(segment.text[at : say.start]))
        parts.append(f"[{_escape(segment.text[say.start : say.end])}]{{say={_quoted(say.spoken)}}}")
        at = say.end
    parts.append(_escape(segment.text[at:]))
    text = "".join(parts)
    attributes = []
    if segment.speaker is not None:
        attributes.append(f"speaker={_quoted(segment.speaker)}")
    if segment.voice is not None:
        attributes.append(f"voice={_quoted(segment.voice)}")
    if segment.pause_ms is not None:
        attributes.append(f"pause={segment.pause_ms}ms")
    if segment.rate is not None:
        attributes.append(f"rate={segment.rate!r}")
    if segment.language is not None:
        attributes.append(f"lang={_quoted(segment.language)}")
    if segment.skip:
        attributes.append("skip")
    return f"[{text}]{{{' '.join(attributes)}}}" if attributes else text


def _escape(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _entities(_ESCAPED.sub(r"\\\g<0>", text))


def _quoted(value: str) -> str:
    return '"' + _entities(re.sub(r'[\\"&\[\]]', r"\\\g<0>", value)) + '"'


def _entities(text: str) -> str:
    return _CONTROL.sub(lambda found: f"&#{ord(found[0])};", text)
