"""Blocks made by many machines: Dask's workers in place of this machine's."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Any, Self

from narrate.errors import NarrateError
from narrate.pipeline.memory import return_large_arrays

CONNECT_LIMIT_S = 5
"""Longest wait for the scheduler."""

PACKAGES = ("narrate", "espeakng-loader", "lameenc", "numpy", "soxr", "pydub", "gTTS")
"""What must be the same everywhere for a block to come out with the same bytes."""


class Cluster:
    """The workers of a Dask scheduler. A context: leaving it says goodbye and leaves them running.

    Dask runs whatever it is sent: a scheduler belongs on a private network or behind TLS.
    """

    def __init__(self, address: str) -> None:
        self.address = address

    def __enter__(self) -> Self:
        """Meets the scheduler.

        Raises:
            NarrateError: it does not answer, has no workers, or one of them has other versions.
        """
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise NarrateError(
                "a scheduler needs Dask, which is not installed.",
                hint='Get it with: pip install "narrate[cluster]"',
            ) from error
        connect: Any = Client
        try:
            self._client = connect(
                self.address, timeout=CONNECT_LIMIT_S, set_as_default=False, name="narrate"
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise NarrateError(
                f"the scheduler {self.address} does not answer.",
                hint="Start one with: dask scheduler; its address looks like tcp://host:8786.",
            ) from error
        try:
            self._check()
        except BaseException:
            self._client.close()
            raise
        self._client.run(return_large_arrays)
        self.pool: Executor = self._client.get_executor(pure=False)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pool.shutdown(wait=False)
        self._client.close()

    @property
    def workers(self) -> int:
        """How many blocks are made at once."""
        return sum(self._client.nthreads().values())

    def _check(self) -> None:
        here = versions()
        there: Mapping[str, Any] = self._client.run(versions, on_error="return")
        if not there:
            raise NarrateError(
                f"the scheduler {self.address} has no workers.",
                hint=f"Start some with: dask worker {self.address}",
            )
        for worker, theirs in sorted(there.items()):
            if isinstance(theirs, OSError):
                continue  # it went away; the others will do its work
            if isinstance(theirs, Exception):
                raise NarrateError(
                    f"the worker {worker} cannot run narrate: {theirs}.",
                    hint=f"Install narrate {here['narrate']} on every worker.",
                )
            for package in PACKAGES:
                if theirs.get(package) != here[package]:
                    raise NarrateError(
                        f"the worker {worker} has {package} {theirs.get(package) or 'not at all'}, "
                        f"this machine {here[package] or 'not at all'}.",
                        hint="The same versions give the same bytes: install them alike.",
                    )


def versions() -> dict[str, str | None]:
    """What is installed here of that which decides the bytes."""
    found: dict[str, str | None] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    return found
