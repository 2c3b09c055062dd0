"""What a voice is given to say: written text put into words, sentences found, names said aright."""

from __future__ import annotations

from narrate.wording.clauses import split_clauses as split_clauses
from narrate.wording.sentences import split_sentences as split_sentences

__all__ = ["split_clauses", "split_sentences"]
