"""What a voice is given to say: written text put into words, sentences found, names said aright."""

from __future__ import annotations

from narrate.wording.clauses import split_clauses as split_clauses
from narrate.wording.lexicon import Lexicon as Lexicon
from narrate.wording.lexicon import read_lexicon as read_lexicon
from narrate.wording.sentences import split_sentences as split_sentences
from narrate.wording.spelling import Spelling as Spelling
from narrate.wording.spelling import spell as spell
from narrate.wording.spelling import spoken as spoken

__all__ = [
    "Lexicon",
    "Spelling",
    "read_lexicon",
    "spell",
    "split_clauses",
    "split_sentences",
    "spoken",
]
