"""How the process holds the memory that sound takes."""

from __future__ import annotations

import ctypes
import sys

_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
_LARGE_BYTES = 2 << 20
_FREE_BYTES = 8 << 20


def return_large_arrays() -> None:
    """Have glibc give arrays of two megabytes or more back as soon as they are freed, and keep
    smaller ones for what comes next. Elsewhere it does nothing.

    Left alone, glibc keeps the arrays of whole paragraphs in the heap of every thread, which grew
    to a third of the memory of a long run; and Dask has its workers give even small ones back, so
    that they are new memory each time and sound costs a third more.
    Source: mallopt(3); distributed.nanny.pre-spawn-environ.
    """
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    if library is not None and hasattr(library, "mallopt"):
        library.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        library.mallopt(_TRIM_THRESHOLD, _FREE_BYTES)
