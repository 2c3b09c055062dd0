"""The command line: options in, stages called, people told.

Results go to stdout, all else to stderr. Exit 0 done, 1 a problem with the input or the world,
2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import codecs
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from narrate.errors import NarrateError
from narrate.whole import LOCK, SUFFIX


class _Commands(TyperGroup):
    """The commands in the order of COMMANDS, groups among them."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [name for name in COMMANDS if name in self.commands]


app = typer.Typer(
    name="narrate",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn written articles into podcast episodes.",
)


def _version(wanted: bool) -> None:
    if wanted:
        from narrate import __version__

        typer.echo(f"narrate {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Turn written articles into podcast episodes."""


INTERRUPTED = 130
"""Exit code of a command stopped by Ctrl-C: 128 + SIGINT."""

COMMANDS: tuple[str, ...] = (
    "make",
    "script",
    "voices",
    "feed",
    "init",
    "follow",
    "serve",
    "cache",
    "doctor",
)
"""In the order that `narrate --help` lists them: make, script, voices, feed, init, follow, serve,
cache, doctor. Each has a module of its name beside this one, which offers either `app` (a group of
commands) or a function of its name."""


def _register(names: Sequence[str] = COMMANDS) -> None:
    for name in names:
        module = import_module(f"narrate.cli.{name}")
        if hasattr(module, "app"):
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))


def main() -> NoReturn:
    """The `narrate` command."""
    _open_streams()
    wanted = sys.argv[1:2]
    _register(wanted if wanted and wanted[0] in COMMANDS else COMMANDS)  # the rest costs 30 ms
    code = run(app)
    gc.freeze()  # the system takes it all back at once: quicker than looking for cycles in it
    if code == INTERRUPTED:  # workers may still wait for a network that does not answer
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _open_streams() -> None:
    """Let every standard stream be there, and stdout take any text."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever called
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    codecs.register_error("narrate", _spelt)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="narrate")


def _spelt(error: UnicodeError) -> tuple[str | bytes, int]:
    """What a stream's encoding has not: the bytes of a file's name as they are, else its number."""
    assert isinstance(error, UnicodeEncodeError)
    try:
        return codecs.lookup_error("surrogateescape")(error)
    except UnicodeError:
        return codecs.backslashreplace_errors(error)


def run(command: Callable[[], Any]) -> int:
    """Call `command` and turn what it raises into words for a person and an exit code."""
    code = _told(command)
    try:
        sys.stdout.flush()
    except OSError as error:  # full, or its reader has gone: nothing more is written there
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if code == 0 and not isinstance(error, BrokenPipeError):
            tell_of(error)
        code = code or 1
    return code


def _told(command: Callable[[], Any]) -> int:
    try:
        command()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        if code == INTERRUPTED:  # Typer has met the Ctrl-C first
            typer.echo("interrupted; what was spoken is kept, and the next run goes on.", err=True)
        return code
    except BrokenPipeError:
        return 1  # the reader of our output has gone; nothing is left to say, and to whom
    except (NarrateError, OSError) as error:
        tell_of(error)
        return 1
    return 0


def tell_of(error: NarrateError | OSError) -> None:
    """Tell of an error of ours or of the system's."""
    tell(error if isinstance(error, NarrateError) else _from_system(error))


def tell(error: NarrateError) -> None:
    """The one place where an error meets a person."""
    typer.echo(f"error: {shown(str(error))}", err=True)
    if error.hint:
        typer.echo(f"hint: {shown(error.hint)}", err=True)


def shown(text: str) -> str:
    """The text on one line, without what a terminal would take for an order or cannot print."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, ends of lines, marks that turn the direction of what follows, halves of characters."""


def _place(name: str) -> str:
    """The file an error is about; the folder, where it is one of ours that nobody knows of."""
    own = name.endswith((SUFFIX, LOCK)) or re.fullmatch(r"tmp\w{8}", os.path.basename(name))
    return (os.path.dirname(name) or ".") if own else name


def _from_system(error: OSError) -> NarrateError:
    import errno

    what = f"{_place(str(error.filename))}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NarrateError(
            f"{what}the disk is full.",
            hint="Free some space and run the same command again: what was spoken is kept.",
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NarrateError(
            f"{what}it cannot be written or read: {error.strerror}.",
            hint="Choose another folder with --output, or mend its permissions.",
        )
    return NarrateError(f"{what}{error.strerror or error}.")
