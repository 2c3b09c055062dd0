"""Files inside a file, with bounds on what is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from narrate.errors import ArticleError

MEMBER_LIMIT_BYTES = 20 * 1024 * 1024
"""Largest single file unpacked."""

TOTAL_LIMIT_BYTES = 100 * 1024 * 1024
"""Most that is unpacked of one archive."""

MOST_MEMBERS = 20_000


class Archive:
    """A zip file that gives its members one by one and no more than the bounds allow."""

    def __init__(self, body: bytes, name: str) -> None:
        self.name = name
        self._left = TOTAL_LIMIT_BYTES
        try:
            self._zip = zipfile.ZipFile(BytesIO(body))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise ArticleError(f"{name} is damaged: it cannot be unpacked") from error
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise ArticleError(f"{name} holds {len(infos)} files, too many for a book")
        self.sizes = {info.filename: info.file_size for info in infos}
        """Name of each member -> bytes it claims to unpack to; no more are ever read."""

    def read(self, member: str) -> bytes | None:
        """A member's bytes, or None where there is no such member.

        Raises:
            ArticleError: it is damaged, locked, or larger than a book's parts are.
        """
        size = self.sizes.get(member)
        if size is None:
            return None
        if size > MEMBER_LIMIT_BYTES or size > self._left:
            raise ArticleError(
                f"{self.name} unpacks to more than a book can be: {member} alone is "
                f"{size // 1024 // 1024} MB"
            )
        self._left -= size
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise ArticleError(f"{self.name} is damaged at {member}") from error
        except RuntimeError as error:
            raise ArticleError(f"{self.name} is locked or packed in an unknown way") from error


def parse_xml(body: bytes) -> Any:
    """The root of an XML text, entities left alone and nothing fetched; None where it is broken."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
