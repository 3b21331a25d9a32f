"""ujar export: the archive in the formats of other programs."""

from typing import Any

import click

from ujar.serve.cli.options import PATH, archive_option, filter_options

_FORMATS = (
    "annotated",
    "jsonl",
    "csv",
    "parquet",
    "schema-org",
    "web-annotation",
    "ninjs",
    "timeml",
)
_TABLES = ("statements", "articles", "figures", "entities")
_TOLD = """Write what the archive holds in the format of other programs.

\b
  jsonl, csv, parquet  a table: statements (unless --table says another),
                       articles, figures, entities
  annotated            articles with annotations and links, JSON Lines that
                       ujar add --annotated and ujar link read again
  schema-org           NewsArticle and Quotation, JSON-LD
  web-annotation       W3C Web Annotations, JSON-LD
  ninjs                IPTC ninjs, an article a line
  timeml               texts with their dates as TIMEX3: one XML document with
                       --article, else a ZIP file of them

Conditions choose statements; formats of articles then have the articles with such
statements. docs/export.md says what each column means, as --dictionary does.
"""


@click.command(short_help="Write tables, JSON-LD, ninjs, TimeML.", help=_TOLD)
@click.argument(
    "format_", metavar="FORMAT", required=False, type=click.Choice(_FORMATS)
)
@click.option("-o", "--output", metavar="FILE", help="Write here; -: standard output.")
@click.option("--table", type=click.Choice(_TABLES), help="Which table.")
@click.option("--article", metavar="ID", help="Only this article.")
@filter_options
@click.option("--base", metavar="URL", help="Where the archive's pages are.")
@click.option("--bom", is_flag=True, help="CSV with a byte order mark, for Excel.")
@click.option("--dictionary", is_flag=True, help="Write what the columns mean instead.")
@archive_option
@click.pass_context
def export(
    context: click.Context,
    /,
    format_: str | None,
    output: str | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Write what the archive holds in a format; the help text is above."""
    if format_ is None and not options["dictionary"]:
        click.echo(context.get_help())
        return
    from ujar.serve.cli import exporting  # noqa: PLC0415

    where = None if output in (None, "-") else PATH.convert(output, None, context)
    context.exit(exporting.run(format_, where, options))
