"""Who said what: the direct quotations of a text and the people who said them."""

from __future__ import annotations

from narrate.quotes.find import THRESHOLD, find_quotations
from narrate.quotes.quotation import Gender, Kind, Quotation

__all__ = ["THRESHOLD", "Gender", "Kind", "Quotation", "find_quotations"]
