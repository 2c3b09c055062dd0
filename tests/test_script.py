"""From an article to its script: chapters, segments, who reads what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from narrate.article import Article, Block, Skipped
from narrate.quotes import Quotation
from narrate.script import Script
from narrate.script.building import build_script


def finder(**speakers: tuple[str, str, float]):
    """A finder of “…” that knows the person, kind and confidence by the first word quoted."""

    def find(text: str, language: str) -> Sequence[Quotation]:
        found = []
        for match in re.finditer("“[^”]*”", text, re.DOTALL):
            first = (re.findall(r"\w+", match.group()) or [""])[0]
            person, kind, confidence = speakers.get(first, (None, "fragment", 0.0))
            mention = text.find(person) if person else -1
            found.append(
                Quotation(
                    start=match.start(),
                    end=match.end(),
                    text=match.group(),
                    kind=kind,
                    speaker=person,
                    speaker_start=mention if mention >= 0 else None,
                    speaker_end=mention + len(person) if person and mention >= 0 else None,
                    person=person,
                    gender="female" if person == "Ana Lima" else "unknown",
                    rule="test",
                    confidence=confidence,
                )
            )
        return found

    return find


def nothing(text: str, language: str) -> Sequence[Quotation]:
    """Finds no quotation."""
    return ()


def article(*blocks: Block | str, title: str = "The harbour reopens", **more) -> Article:
    return Article(
        title, tuple(Block("paragraph", b) if isinstance(b, str) else b for b in blocks), **more
    )


def heading(text: str, level: int = 2) -> Block:
    return Block("heading", text, level)


def cut(script: Script) -> list[tuple[str, str | None]]:
    """The segments under headings, as (text, speaker)."""
    return [
        (segment.text, segment.speaker)
        for paragraph in script.paragraphs
        if paragraph.kind != "heading"
        for segment in paragraph.segments
    ]


def test_only_the_words_quoted_change_voice():
    find = finder(We=("Ana Lima", "speech", 0.9))

    script = build_script(article("“We open on Monday,” said Ana Lima."), find=find)

    assert cut(script) == [("“We open on Monday,”", "Ana Lima"), (" said Ana Lima.", None)]
    assert script.speakers == ("Ana Lima",)
    assert script.genders == {"Ana Lima": "female"}


def test_a_fragment_stays_with_the_narrator_unless_asked():
    text = "Lima called it “a good day” for all."
    find = finder(a=("Ana Lima", "fragment", 0.9))

    kept = build_script(article(text), find=find)
    given_away = build_script(article(text), find=find, fragments="speaker")

    assert cut(kept) == [(text, None)]
    assert kept.findings[0].reason == "words inside the reporter's sentence"
    assert cut(given_away)[1] == ("“a good day”", "Ana Lima")


def test_a_title_is_nobodys_words_even_where_fragments_are_spoken():
    find = finder(Harbour=("Ana Lima", "title", 1.0))

    script = build_script(
        article("Lima sang “Harbour Lights” again."), find=find, fragments="speaker"
    )

    assert cut(script) == [("Lima sang “Harbour Lights” again.", None)]
    assert script.findings[0].reason == "nobody's words"


def test_below_the_threshold_the_narrator_reads_and_it_is_reported():
    find = finder(We=("Ana Lima", "speech", 0.6))

    script = build_script(article("“We open,” she said."), find=find)
    bold = build_script(article("“We open,” she said."), find=find, threshold=0.5)

    assert cut(script) == [("“We open,” she said.", None)]
    assert script.findings[0].reason == "not sure enough"
    assert bold.speakers == ("Ana Lima",)


def test_words_that_nobody_is_named_for_are_reported():
    find = finder(We=(None, "speech", 0.0))

    script = build_script(article("“We open.”"), find=find)

    assert script.findings[0].reason == "nobody is named"


def test_a_quotation_over_paragraphs_is_cut_at_each():
    find = finder(We=("Ana Lima", "speech", 0.9))

    script = build_script(article("Lima said: “We open.", "Come and see.” She left."), find=find)

    assert cut(script) == [
        ("Lima said: ", None),
        ("“We open.", "Ana Lima"),
        ("Come and see.”", "Ana Lima"),
        (" She left.", None),
    ]
    assert len(script.findings) == 1


def test_quoted_words_in_a_heading_stay_with_the_narrator():
    find = finder(We=("Ana Lima", "speech", 0.9))

    script = build_script(article(heading("“We open”"), "Text."), find=find)

    assert script.sections[1].paragraphs[0].segments[0].kind == "heading"
    assert script.findings[0].reason == "in a heading"


def test_offsets_of_a_finding_count_in_the_text_of_the_script():
    find = finder(We=("Ana Lima", "speech", 0.9), It=("Ana Lima", "speech", 0.9))
    quoted = Block("quotation", "It works.")

    script = build_script(article("Ana Lima wrote:", quoted, "“We open,” she said."), find=find)

    for finding in script.findings:
        found = finding.quotation
        assert script.text[found.start : found.end] == found.text
        assert script.text[found.speaker_start : found.speaker_end] == "Ana Lima"


def test_a_block_quotation_is_read_by_its_speaker_without_marks_of_its_own():
    find = finder(It=("Ana Lima", "fragment", 0.9))

    script = build_script(article("Lima wrote:", Block("quotation", "It works.")), find=find)

    assert cut(script) == [("Lima wrote:", None), ("It works.", "Ana Lima")]
    assert script.paragraphs[2].kind == "quotation"


def test_the_name_under_a_block_quotation_stays_with_the_narrator():
    find = finder(It=("Ana Lima", "speech", 0.9))

    script = build_script(article(Block("quotation", "It works. — Ana Lima")), find=find)

    assert cut(script) == [("It works.", "Ana Lima"), (" — Ana Lima", None)]


def test_an_article_without_headings_is_one_chapter_with_its_title():
    script = build_script(article("One.", "Two."), find=nothing)

    assert [section.title for section in script.sections] == ["The harbour reopens"]
    assert script.paragraphs[0].level == 1


def test_headings_open_chapters_and_smaller_ones_stay_inside():
    script = build_script(
        article("A.", heading("B"), "C.", heading("D", 3), "E.", heading("F"), "G."), find=nothing
    )

    assert [section.title for section in script.sections] == ["The harbour reopens", "B", "F"]
    assert [paragraph.level for paragraph in script.sections[1].paragraphs] == [2, 0, 3, 0]


def test_chapters_are_found_at_whatever_level_the_page_uses():
    script = build_script(
        article("A.", heading("B", 4), "C.", heading("D", 4), "E.", heading("F", 2), "G."),
        find=nothing,
    )

    assert [section.title for section in script.sections[1:]] == ["B", "D", "F"]
    assert {section.paragraphs[0].level for section in script.sections[1:]} == {2}


def test_a_heading_straight_above_another_is_said_with_it():
    script = build_script(
        article("A.", heading("Part One"), heading("The Harbour"), "B.", heading("C"), "D."),
        find=nothing,
    )

    assert [s.title for s in script.sections[1:]] == ["Part One: The Harbour", "C"]


def test_a_heading_with_nothing_under_it_is_no_chapter():
    script = build_script(article("A.", heading("B"), "C.", heading("D")), find=nothing)

    assert [section.title for section in script.sections[1:]] == ["B"]
    assert script.skipped == (Skipped("D", "heading with no text under it"),)


def test_what_is_not_read_aloud_is_listed_with_its_reason():
    script = build_script(
        article(
            "A.",
            Block("code", "x = 1"),
            Block("figure", "A quay."),
            skipped=(Skipped("Share", "share line"),),
        ),
        find=nothing,
    )

    assert script.skipped == (
        Skipped("Share", "share line"),
        Skipped("x = 1", "code"),
        Skipped("A quay.", "figure"),
    )


def test_a_segment_of_marks_alone_is_not_said():
    find = finder(We=("Ana Lima", "speech", 0.9), Now=("Ana Lima", "speech", 0.9))

    script = build_script(article("“We open”, “Now”."), find=find)

    said = [segment.said for segment in script.paragraphs[1].segments]
    assert said == [True, False, True, False]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["paragraph", "item", "quotation", "heading", "code"]),
            st.text("“”ab —A.\U0001f600", min_size=1).filter(lambda t: t == t.strip()),
            st.integers(1, 6),
        ),
        max_size=8,
    )
)
def test_no_character_of_any_block_is_lost(drawn):
    """Said or skipped, every block's text is there, in order, whatever the finder finds."""
    blocks = [Block(kind, text, level if kind == "heading" else 0) for kind, text, level in drawn]
    find = finder(a=("Ana Lima", "speech", 1.0), b=("Bo", "fragment", 1.0))

    script = build_script(article(*blocks), find=find, fragments="speaker")

    said = [p.text for p in script.paragraphs if p.kind != "heading"]
    assert said == [b.text for b in blocks if b.kind not in ("heading", "code")]
    everything = " ".join([*(p.text for p in script.paragraphs), *(s.text for s in script.skipped)])
    assert all(block.text in everything for block in blocks)
    assert all(section.paragraphs for section in script.sections)
