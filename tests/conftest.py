"""Fixtures that tests of several modules use."""

from __future__ import annotations

from tests.standins.google import google as google
from tests.standins.speech import speech_server as speech_server
