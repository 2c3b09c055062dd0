"""`narrate serve`: listen now, on this machine or the local network."""

from __future__ import annotations

from typing import Annotated

import typer

from narrate.cli.options import with_settings
from narrate.settings import Settings


@with_settings("output")
def serve(
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Listen at this address; 0.0.0.0 lets the local network listen too.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, metavar="NUMBER", help="Listen at this port; 0 is any that is free."
        ),
    ] = 8010,
    private: Annotated[
        bool,
        typer.Option("--private", help="Answer under a secret path only, the same every time."),
    ] = False,
    *,
    settings: Settings,
) -> None:
    """Serve pages, feed and audio of the output folder until Ctrl-C."""
    import uvicorn

    from narrate.feed import publish, read_show
    from narrate.feed.serving import (
        Shelf,
        make_app,
        network_address,
        open_socket,
        own_names,
        read_secret,
    )
    from narrate.feed.show import FEED

    with open_socket(host, port) as listening:
        here = listening.getsockname()[0]
        taken = listening.getsockname()[1]
        show = read_show(settings)
        try:
            publish(settings)
        except OSError as error:  # a folder that is only to be read can still be served
            if not (settings.output / FEED).is_file():
                raise
            typer.echo(f"the feed is as it was: {error.strerror}", err=True)
        secret = read_secret(settings.output) if private else ""
        shelf = Shelf(settings.output, show, secret=secret, names=own_names(show))

        def address(name: str) -> str:
            at = f"[{name}]" if ":" in name else name
            return f"http://{at}:{taken}/{f'{secret}/' if secret else ''}"

        everywhere = here in ("0.0.0.0", "::")
        local = address("127.0.0.1" if everywhere else here)
        typer.echo(f"Listen   {local}")
        network = network_address() if everywhere else None
        if network:
            typer.echo(f"Network  {address(network)}")
        typer.echo(f"Feed     {address(network) if network else local}feed.xml")
        typer.echo("Ctrl-C ends it.", err=True)
        config = uvicorn.Config(
            make_app(shelf),
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            http="h11",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            typer.echo("stopped", err=True)
