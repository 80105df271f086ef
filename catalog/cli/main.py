"""Runs the command line, and turns whatever ends it into a message and an exit code."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from catalog.cli.app import make_cli
from catalog.cli.terminal.console import close_console, prepare_console, report
from catalog.cli.terminal.problem_output import show_error, show_misuse
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.core.project import PACKAGE
from catalog.i18n.translator import Translator, choose_language

FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REFUSED: Final = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY}


def command(arguments: list[str], interrupted: Callable[[], bool]) -> int:
    """Run one command in a process of its own, on the console that there is, in the language of its user."""
    prepare_console()
    translator = Translator(choose_language(_option(arguments, "--lang"), os.environ))
    code = run(arguments, translator, interrupted)
    return code if close_console() or code != ExitCode.MADE else int(ExitCode.ENVIRONMENT)


def run(arguments: list[str], translator: Translator, interrupted: Callable[[], bool] = lambda: False) -> int:
    """Run one command; the exit code says how it ended.

    `interrupted` returns whether Ctrl-C was pressed: half loaded extension modules make other errors of it.
    """
    folder = Path(_option(arguments, "--project") or ".")
    stopped = translator.say("interrupted")  # made before anything is begun that Ctrl-C may cut short
    try:
        make_cli(translator).main(arguments, prog_name="catalog", standalone_mode=False)
    except CatalogError as fault:
        show_error(fault, folder, translator)
        return int(fault.exit_code)
    except click.ClickException as fault:
        show_misuse(fault, translator)
        return int(ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        report(stopped, err=True)
        return int(ExitCode.INTERRUPTED)
    except SystemExit as end:
        return int(end.code or 0)
    except (OSError, MemoryError) as fault:
        problem = _environment(fault)
        if problem is None:
            return _fault(fault, arguments, translator)
        show_error(problem, folder, translator)
        return int(problem.exit_code)
    except Exception as fault:
        if interrupted():
            report(stopped, err=True)
            return int(ExitCode.INTERRUPTED)
        return _fault(fault, arguments, translator)
    return int(ExitCode.MADE)


def _environment(fault: OSError | MemoryError) -> CatalogError | None:
    """What the system refused, as a problem; None where nothing but a fault of the program explains it."""
    nowhere = Place("")
    if isinstance(fault, MemoryError):
        return CatalogError([error("memory-full", nowhere)], ExitCode.ENVIRONMENT)
    file = fault.filename2 or fault.filename  # of a renaming, what it was to become
    if fault.errno in FULL:
        found = error("disk-full", nowhere)
    elif fault.errno in REFUSED and file:
        path = _culprit(file)
        found = error("path-not-readable" if _shut(path) else "folder-not-writable", nowhere, path=path)
    elif fault.errno and not _is_ours(fault):
        reason = ": ".join(str(part) for part in (fault.strerror, file) if part)
        found = error("system-refused", nowhere, reason=reason)
    else:
        return None
    return CatalogError([found], ExitCode.ENVIRONMENT)


def _culprit(file: str | bytes) -> Path:
    """What stands in the way of `file`: a file where one of its folders should be; else itself."""
    path = Path(os.fsdecode(file))
    return next((folder for folder in path.parents if os.path.isfile(folder)), path)  # noqa: PTH113 which raises nothing


def _shut(path: Path) -> bool:
    """Whether it is reading that is refused: of the file or folder itself, or of what is in its folder."""
    if os.path.lexists(path):
        return not os.access(path, os.R_OK)
    return not os.access(path.parent, os.X_OK) and os.path.isdir(path.parent)  # noqa: PTH112


def _is_ours(fault: OSError) -> bool:
    """Whether it is the program itself that has not got all its files."""
    if fault.errno != errno.ENOENT:
        return False
    return fault.filename is None or Path(os.fsdecode(fault.filename)).is_relative_to(PACKAGE)


def _option(arguments: list[str], name: str) -> str | None:
    """The value of an option that is needed before the command line is read."""
    for index, argument in enumerate(arguments):
        if argument == name and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def _fault(fault: Exception, arguments: list[str], translator: Translator) -> int:
    """A fault of the program: said in a sentence; the details go to the screen with --verbose, else to a file."""
    details = "".join(traceback.format_exception(fault))
    where = None if "--verbose" in arguments else _log(details)
    if where is None:
        report(details, err=True)
    text = translator.say("fault", kind=type(fault).__name__)
    report(f"{text} {translator.say('fault.file', file=where) if where else translator.say('fault.above')}", err=True)
    return int(ExitCode.FAULT)


def _log(details: str) -> str | None:
    """The name of a file that holds `details`; None where none can be written."""
    from tempfile import NamedTemporaryFile

    try:
        with NamedTemporaryFile("wb", prefix="catalog-", suffix=".log", delete=False) as log:
            log.write(details.encode("utf-8", "backslashreplace"))
    except OSError:
        return None
    return log.name
