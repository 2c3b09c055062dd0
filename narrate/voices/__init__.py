"""Voices: those there are, and who speaks with which."""

from __future__ import annotations

from narrate.voices.book import CastBook as CastBook
from narrate.voices.book import cast_show as cast_show
from narrate.voices.book import read_book as read_book
from narrate.voices.book import remember as remember
from narrate.voices.casting import cast as cast
from narrate.voices.casting import distance as distance
from narrate.voices.casting import find_voice as find_voice
from narrate.voices.casting import voice_for_language as voice_for_language
from narrate.voices.shelf import engines_for as engines_for
from narrate.voices.shelf import read_casts as read_casts
from narrate.voices.shelf import read_languages as read_languages
from narrate.voices.shelf import read_voices as read_voices
from narrate.voices.shelf import ready_voices as ready_voices
from narrate.voices.shelf import shipped_folder as shipped_folder
from narrate.voices.shelf import speaks as speaks
