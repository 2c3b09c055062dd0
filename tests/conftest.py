"""Fixtures that tests of several modules use."""

from __future__ import annotations

from hypothesis import settings

from tests.standins.google import google as google
from tests.standins.speech import speech_server as speech_server

# How long an example takes says how busy the machine is; time is tested where it is the claim.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
