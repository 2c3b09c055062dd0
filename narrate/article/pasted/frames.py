"""What a text comes wrapped in: the heads and signatures of mails, Project Gutenberg's notices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrate.article.bylines import parse_date
from narrate.article.pasted import Piece

_GUTENBERG = re.compile(
    r"\*{3} ?(?P<edge>START|END) OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b.*", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?P<name>[^\W\d_][\w -]{1,24}|件名|差出人|宛先|日時|主题|主旨|发件人|收件人|日期)"
    r"\s?[:：]\s*(?P<value>\S.*)\Z"
)
_FIELDS: Mapping[str, frozenset[str]] = {
    "subject": frozenset(
        [
            "subject",
            "betreff",
            "objet",
            "asunto",
            "assunto",
            "oggetto",
            "тема",
            "件名",
            "主题",
            "主旨",
            "الموضوع",
            "onderwerp",
            "ämne",
            "emne",
        ]
    ),
    "from": frozenset(
        ["from", "von", "de", "da", "от", "差出人", "发件人", "寄件者", "من", "van", "från", "fra"]
    ),
    "date": frozenset(
        [
            "date",
            "sent",
            "datum",
            "gesendet",
            "envoyé",
            "fecha",
            "enviado",
            "data",
            "inviato",
            "дата",
            "日時",
            "送信日時",
            "日期",
            "发送时间",
            "التاريخ",
        ]
    ),
    "to": frozenset(
        [
            "to",
            "cc",
            "bcc",
            "reply-to",
            "an",
            "kopie",
            "à",
            "para",
            "a",
            "кому",
            "копия",
            "宛先",
            "收件人",
            "抄送",
            "إلى",
            "aan",
            "till",
            "til",
        ]
    ),
}
"""What a field of a mail's head tells -> its names in ten languages and more."""

_MAIL_ADDRESS = re.compile(r"\s*[<(]?[\w.+-]+@[\w.-]+\.\w+[>)]?")

MAIL = "mail header"
GUTENBERG = "Project Gutenberg's notice"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the wrapping tells of the article in it."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None


def mark_frame(pieces: Sequence[Piece], language: str) -> Frame:
    """Skip what a text comes wrapped in; returns what that says of it."""
    return _mark_gutenberg(pieces) or _mark_mail(pieces, language) or Frame()


def _mark_gutenberg(pieces: Sequence[Piece]) -> Frame | None:
    start = end = None
    for index, piece in enumerate(pieces):
        if piece.text.startswith("***") and (edge := _GUTENBERG.match(piece.text)):
            if edge["edge"].upper() == "START" and start is None:
                start = index
            elif edge["edge"].upper() == "END":
                end = index
                break
    if start is None and end is None:
        return None
    title = byline = None
    for piece in pieces[: (start if start is not None else -1) + 1]:
        field = _FIELD.match(piece.text)
        if field and field["name"].casefold() == "title":
            title = title or field["value"]
        elif field and field["name"].casefold() == "author":
            byline = byline or field["value"]
        piece.skip(GUTENBERG)
    if end is not None:
        for piece in pieces[end:]:
            piece.skip(GUTENBERG)
    return Frame(title, byline)


def _mark_mail(pieces: Sequence[Piece], language: str) -> Frame | None:
    names: dict[str, tuple[int, str]] = {}
    for index, piece in enumerate(pieces[:12]):
        if piece.kind is not None:
            continue
        field = _FIELD.match(piece.text)
        name = _field_name(field["name"]) if field else None
        if field is None or name is None:
            if names or piece.is_prose:
                break
            continue
        names.setdefault(name, (index, field["value"]))
    if "subject" not in names or not {"from", "date", "to"} & names.keys():
        return None
    first = min(index for index, _ in names.values())
    last = max(index for index, _ in names.values())
    subject_at, subject = names["subject"]
    if first > 2:
        return None
    # Above the fields stands at most "Forwarded message".
    for index in range(last + 1):
        pieces[index].skip(MAIL)
    subject_piece = pieces[subject_at]
    title = re.sub(
        r"\A(?:(?:re|aw|fwd?|wg|tr|rv|sv|vs|enc)\s?:\s*)+", "", subject, flags=re.IGNORECASE
    )
    subject_piece.kind = "title"
    subject_piece.cut = (len(subject_piece.text) - len(title), len(subject_piece.text))
    subject_piece.reason = MAIL
    for index, piece in enumerate(pieces):
        if piece.text == "--" or (piece.passage.mark == "rule" and piece.text == "-- "):
            for signature in pieces[index:]:
                signature.skip("mail signature")
            break
    _mark_history(pieces)
    sender = _MAIL_ADDRESS.sub("", names["from"][1]).strip(' "') if "from" in names else None
    published = parse_date(names["date"][1], language) if "date" in names else None
    return Frame(title, sender or None, published)


_HISTORY = re.compile(
    r"(?:on|am|le|el|il|em|op|den) .{5,160}(?:wrote|schrieb.{0,60}|a écrit|escribió|ha scritto|"
    r"escreveu|schreef.{0,60}|skrev.{0,60}) ?[:：]\Z|.{5,160}(?:написала?|пишет) ?:\Z",
    re.IGNORECASE,
)


def _mark_history(pieces: Sequence[Piece]) -> None:
    """Skip the mail that a mail answers, where it stands quoted below and nothing after it."""
    for index, piece in enumerate(pieces):
        if not piece.is_open or len(piece.text) > 240 or not _HISTORY.match(piece.text):
            continue
        rest = [later for later in pieces[index + 1 :] if later.is_open]
        if rest and all(later.passage.mark == "quotation" for later in rest):
            for later in (piece, *rest):
                later.skip("earlier mail")
            return


def _field_name(name: str) -> str | None:
    name = name.strip().casefold()
    for key, known in _FIELDS.items():
        if name in known:
            return key
    return None
