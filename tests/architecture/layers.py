"""The folders of the package, lowest first, and the folders that alone import a library: what the rules are held to."""

from __future__ import annotations

from typing import Final

# A folder imports from those above it in this list, and from no other.
LAYERS: Final = {
    "core": "files, problems and names: Python alone",
    "outputs": "what can be made of an edition, as values: names, files, boxes",
    "model": "what entries hold, for whoever reads or prints it",
    "i18n": "what the program says of problems",
    "cache": "values by content key, whatever they are",
    "workers": "who does a job, whatever job it is",
    "markets": "what a country or a market requires of the model's values",
    "content.load": "files → sources and models (1)",
    "templating": "templates and their settings, which are read as entries are",
    "fonts": "faces, their metrics and widths",
    "graphics": "colours, the region's map, drawings as files",
    "graphics.ikat": "patterns from their recipes",
    "pictures": "photos → pictures (5); what checks and pages need of a photo",
    "pictures.lighter": "pictures in fewer bytes, of those that there are (8)",
    "content.checks": "findings about entries that are loaded (2)",
    "content": "the catalogue from sources and checks (2), and what an edition takes of it",
    "rates": "a central bank's table → the project's exchange rates",
    "exchange.values": "what people type in a cell → what an entry holds",
    "exchange.tables": "a workbook or csv that was handed over → tables",
    "exchange.columns": "headings of a table → the fields of an entry that its columns are",
    "edition": "the catalogue in one language and money (3)",
    "planning": "views → pages (4)",
    "typesetting": "jobs for the typesetter, and parts as set (7)",
    "typesetting.weasyprint": "HTML → drawn pages: the typesetter itself (7)",
    "pdf": "drawn pages → a PDF file (8), of whatever book",
    "preflight.reading": "any PDF file → values: pages, what is painted on them, fonts, colours, ink",
    "preflight.rules": "what was read of a PDF → findings",
    "preflight": "a PDF file → the report of what a print shop would send back",
    "book.lists": "price lists and indexes cut into pages",
    "book": "parts → HTML (6), and parts → book (8)",
    "website": "views → HTML to browse (9)",
    "entry_text": "data ↔ the YAML text of an entry",
    "exchange.photos": "a folder or zip of photos → which product each of them shows",
    "exchange.entries": "rows of tables → businesses and products, new and updated",
    "exchange.sheets": "entries ↔ the sheets of a workbook of our own",
    "exchange.feeds": "what an edition prints → files for those who sell on",
    "exchange": "the folders above and below, and no code of its own",
    "scaffold": "new projects and entries, and the fields explained",
    "exchange.texts": "texts of entries ↔ files for translators",
    "pipeline": "the nine stages in their order",
    "reports": "what a run found, made and changed, for a reader",
    "cli.terminal": "what is read from a command line and shown on a terminal",
    "cli.commands": "one module a command",
    "cli": "the commands together, and how each of them ends",
    "catalog": "`python -m catalog`",
}

# Whatever is not in Python itself, and who may import it. The longest name that fits an import counts.
LIBRARIES: Final = {
    "budoux": ("fonts",),
    "babel": (
        "markets",
        "content.checks",
        "edition",
        "rates",
        "exchange.texts",  # PO files
    ),  # patterns of a language file are tried before an edition uses them
    "blake3": ("pictures",),
    "click": ("cli", "cli.commands", "cli.terminal"),
    "cssselect2": ("typesetting.weasyprint",),
    "dask": ("workers",),
    "distributed": ("workers",),
    "fontTools": ("fonts",),
    "icu": ("edition", "fonts"),
    "jinja2": ("templating",),
    "markupsafe": ("book", "edition"),  # the type of text that is HTML already
    "msgspec": ("book", "content", "edition", "pipeline", "typesetting", "website"),  # values of the cache
    "phonenumbers": ("markets",),
    "pikepdf": ("pdf", "preflight.reading"),
    "PIL": ("pictures", "pictures.lighter"),
    "pillow_heif": ("pictures",),
    "pydantic": (
        "model",
        "markets",
        "content.load",
        "content.checks",
        "content",
        "templating",
        "planning",
        "book",
        "entry_text",
        "exchange.columns",
        "exchange.entries",
        "exchange.sheets",
        "exchange.texts",
        "scaffold",
    ),
    "pydantic.ValidationError": ("content.load",),
    "pydantic_core": ("model", "planning", "scaffold"),  # errors with a code of our own; the kinds of a schema
    "pydantic_core.ErrorDetails": ("content.load",),
    "pypdfium2": ("pictures", "preflight"),  # draws pages, those of strangers in a process of its own
    "pydyf": ("typesetting.weasyprint",),
    "python_calamine": ("exchange.tables", "rates"),
    "segno": ("graphics",),
    "tinycss2": ("typesetting.weasyprint",),  # comes with WeasyPrint, which reads style sheets with it
    "uharfbuzz": ("fonts", "pdf"),
    "weasyprint": ("typesetting.weasyprint",),
    "xlsxwriter": ("exchange.sheets",),
    "yaml": (
        "content.load",
        "i18n",
        "entry_text",
        "scaffold",
        "cache",
        "rates",
    ),  # is libyaml there (cache); where rates stand
}
