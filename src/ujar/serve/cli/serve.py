"""ujar serve: the web pages of an archive, for this machine or for users."""

from typing import Any

import click

from ujar.serve.cli.options import PATH, archive_option, outlets_option

_HOST = "The address to listen on; on another one than this users have to log in."
_NAME = "A host name that browsers ask for, as ujar.example.org; may be repeated."
_NO_TELL = "Leave it to ujar add and ujar watch run to tell what watches find."
_PROXY = "Trust what the proxy at this address (127.0.0.1) says of who asks, and how."


@click.command(short_help="Show the archive as web pages.")
@click.option("--demo", is_flag=True, help="Show the built-in sample story instead.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help=_HOST)
@click.option("--name", multiple=True, metavar="NAME", help=_NAME)
@click.option(
    "--behind-proxy",
    is_flag=False,
    flag_value="127.0.0.1",
    metavar="[ADDRESS,…]",
    help=_PROXY,
)
@click.option("--certificate", type=PATH, metavar="FILE", help="For TLS, in PEM.")
@click.option("--key", type=PATH, metavar="FILE", help="The certificate's key, in PEM.")
@click.option("--login", is_flag=True, help="Ask for a login on this machine too.")
@click.option("--no-tell", is_flag=True, help=_NO_TELL)
@archive_option
@outlets_option
def serve(**options: Any) -> None:  # noqa: ANN401
    """Show stories, statements, figures and articles in a browser.

    On 127.0.0.1 nobody has to log in. On any other address, and behind a proxy,
    whoever asks has to: see ujar user add. The pages need the extra web:
    pip install 'ujar[web]'. Ctrl-C ends it.
    """
    from ujar.serve.cli import serving  # noqa: PLC0415

    serving.run(options)
