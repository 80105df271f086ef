"""Runs the command line, and turns whatever ends it into a message and an exit code."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from pathlib import Path

import click

from catalog.cli import make_cli, report_error
from catalog.errors import CatalogError, ExitCode, Place, error
from catalog.speech import Speech, choose_language

DISK = {errno.ENOSPC: "disk-full", errno.EDQUOT: "disk-full", errno.EROFS: "folder-not-writable"}
DISK |= {errno.EACCES: "folder-not-writable", errno.EPERM: "folder-not-writable"}


def main() -> None:
    """The command `catalog`."""
    arguments = sys.argv[1:]
    speech = Speech(choose_language(_option(arguments, "--lang"), os.environ))
    sys.exit(run(arguments, speech))


def run(arguments: list[str], speech: Speech) -> int:
    """Run one command; the exit code says how it ended."""
    folder = Path(_option(arguments, "--project") or ".")
    try:
        make_cli(speech).main(arguments, prog_name="catalog", standalone_mode=False)
    except CatalogError as fault:
        report_error(fault, folder, speech)
        return int(fault.exit_code)
    except click.ClickException as fault:
        click.echo(f"{speech.say('usage.error')}: {_usage(fault, speech)}", err=True)
        return int(ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        click.echo(speech.say("interrupted"), err=True)
        return int(ExitCode.INTERRUPTED)
    except SystemExit as end:
        return int(end.code or 0)
    except OSError as fault:
        if fault.errno not in DISK:
            return _fault(fault, arguments, speech)
        problem = error(DISK[fault.errno], Place(""), path=fault.filename or "")
        report_error(CatalogError([problem]), folder, speech)
        return int(ExitCode.ENVIRONMENT)
    except Exception as fault:
        return _fault(fault, arguments, speech)
    return int(ExitCode.MADE)


def _option(arguments: list[str], name: str) -> str | None:
    """The value of an option that is needed before the command line is read."""
    for index, argument in enumerate(arguments):
        if argument == name and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def _usage(fault: click.ClickException, speech: Speech) -> str:
    """Click's usage errors in the chosen language."""
    near = ""
    possible = getattr(fault, "possibilities", None)
    if possible:
        near = " " + speech.say("near", near=sorted(possible)[0])
    match fault:
        case click.NoSuchOption():
            return speech.say("usage.option", value=fault.option_name) + near
        case click.MissingParameter():
            return speech.say("usage.missing", value=fault.param.human_readable_name if fault.param else "")
        case click.BadParameter():
            return speech.say("usage.value", value=fault.param.human_readable_name if fault.param else "")
        case click.UsageError() if fault.message.startswith("No such command"):
            name = fault.message.split("'")[1]
            from catalog.content.near import nearest

            names = ["build", "check", "init", "new", "clean"]
            near_name = nearest(name, names)
            asked = " " + speech.say("near", near=near_name) if near_name else ""
            return speech.say("usage.command", value=name, known=", ".join(names)) + asked
    return fault.format_message()


def _fault(fault: Exception, arguments: list[str], speech: Speech) -> int:
    """A fault of the program: said in a sentence; the details go to the screen with --verbose, else to a file."""
    details = "".join(traceback.format_exception(fault))
    if "--verbose" in arguments:
        click.echo(details, err=True)
    else:
        from tempfile import NamedTemporaryFile

        with NamedTemporaryFile("w", prefix="catalog-", suffix=".log", delete=False, encoding="utf-8") as log:
            log.write(details)
        details = log.name
    click.echo(speech.say("fault", kind=type(fault).__name__, file=details), err=True)
    return int(ExitCode.FAULT)


if __name__ == "__main__":
    main()
