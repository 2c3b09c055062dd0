"""Fixtures that tests of several modules use."""

from __future__ import annotations

from tests.standins.google import google as google
