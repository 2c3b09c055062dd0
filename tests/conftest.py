"""Fixtures that tests of several modules use."""

from __future__ import annotations

import signal

from hypothesis import settings

from tests.standins.google import google as google
from tests.standins.speech import speech_server as speech_server

# How long an example takes says how busy the machine is; time is tested where it is the claim.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# A shell has what it runs in the background ignore Ctrl-C, and that is inherited: what tests start
# is to be stopped by it wherever the tests run.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
