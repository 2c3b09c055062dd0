"""HTML as a tree, whatever state it is in."""

from __future__ import annotations

import re
from typing import Any

_NESTING = re.compile(
    r"</?(?!(?:p|h[1-6]|li|a|br|html|body|head|title|meta|script|style)\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
"""Tags that only nest; a page that nests too deep is read without them."""


def parse_tree(text: str) -> Any:
    """The tree of a page; None where there is no element in it.

    Nothing is fetched and no entity but HTML's own is expanded. A page nested deeper than the
    parser goes is read with line breaks in the place of the elements that only nest.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text.replace("\0", ""))
    tree: Any = None
    for deep in (False, True):
        source = _NESTING.sub("<br><br>", text) if deep else text
        if not source.strip():
            return None
        parser = HTMLParser(encoding="utf-8", huge_tree=True)
        try:
            tree = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        except etree.ParserError:
            return None
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            break
    return tree
