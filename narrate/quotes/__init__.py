"""Who said what: the direct quotations of a text and the people who said them."""

from __future__ import annotations

from narrate.quotes.find import THRESHOLD, find_quotations
from narrate.quotes.quotation import Gender, Kind, Quotation
from narrate.quotes.rules import RULES

__all__ = ["RULES", "THRESHOLD", "Gender", "Kind", "Quotation", "find_quotations"]
