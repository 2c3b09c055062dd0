"""`narrate script`: what will be said, by whom and why, before a second of it is made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings


@with_settings("language", "fragments", "tables", "threshold")
def script(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="Name an address, a file, or - for what is piped in."
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            help="Write the script to a file to edit (- prints it); `narrate make` takes it.",
            show_default=False,
        ),
    ] = None,
    skipped: Annotated[
        bool, typer.Option("--skipped", help="List all that will not be said, with the reason.")
    ] = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="List every quotation with the rule that decided it."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it for a program.")] = False,
    *,
    settings: Settings,
) -> None:
    """Show what will be said, by whom, why and how surely."""
    from narrate.cli import showing
    from narrate.pipeline import read_script
    from narrate.script.document import render_script
    from narrate.whole import write_whole

    made = read_script(source, settings)
    if as_json:
        typer.echo(showing.render_json(made))
    elif output is not None and str(output) == "-":
        typer.echo(render_script(made), nl=False)
    elif output is not None:
        write_whole(output, render_script(made))
        typer.echo(output)
        typer.echo(f"Edit it, then: narrate make {output}", err=True)
    elif skipped:
        showing.print_skipped(made)
    elif explain:
        showing.print_reasons(made)
    else:
        showing.print_script(made)
