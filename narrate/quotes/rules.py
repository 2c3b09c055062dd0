"""What each rule rests on, in words for those who ask why."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, str] = {
    "after": "a name and a verb of saying follow the words: “…,” Lima said",
    "after_inverted": "a verb of saying and a name follow the words: “…,” said Lima",
    "dash": "a dash and a name follow the words: “…” — Ana Lima",
    "trailing": "the sentence ends by saying who said it: it is “…” for them, Lima said",
    "named": "a name and a colon stand before the words, in a language whose verbs are not known",
    "named_colon": "somebody and a colon stand before the words: Lima blieb ruhig: „…“",
    "name_colon": "a name and a colon stand before the words: Lima: “…”",
    "passive": "the words are said to be somebody’s: called “…” by Lima",
    "before": "a name and a verb of saying stand before the words: Lima said “…”",
    "according": "the sentence names its source: according to Lima, it “…”",
    "before_loose": "what somebody does goes on with a word of saying: Lima smiled, adding “…”",
    "dropped": "a verb of saying without a subject goes on with the last speaker: «…», añadió",
    "gapped": "a second name stands without its verb: Lima forderte „…“, Weber „…“",
    "turned_round": "a passive names who said it: der Plan wurde von Lima als „…“ bezeichnet",
    "reported": "the mood of the verb shows that the last speaker is still reported: es sei „…“",
    "passed_on": "the words stand right before others whose speaker is named",
    "with_words": "what somebody does with these words follows: „…“ Mit diesen Worten ging Lima",
    "again": "the words go on after those of the same speaker: “…,” Lima said. “…”",
    "colon_before": "the paragraph before ends in a colon: Lima said:",
    "continued": "the words run on over paragraphs, and one of these says whose they are",
    "lone": "a paragraph of nothing but words goes on with the last speaker",
    "same_sentence": "the words share their sentence with others whose speaker is known",
    "leading": "somebody does something, and the words follow a colon or comma: Lima shrugged: “…”",
    "subject": "the sentence is about somebody, though nothing says that they speak",
    "sentence_before": "the sentence before is about somebody: Lima shook her head. “…”",
    "paragraph_before": "the paragraph before is about somebody",
    "sentence_after": "the sentence after is about somebody: “…” Lima shook her head.",
}
"""Name of a rule, as in `Quotation.rule` -> what it rests on."""
