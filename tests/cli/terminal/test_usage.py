"""What is said of a command line: help, and what was not understood of it."""

from __future__ import annotations

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES, Translator
from tests.running import refused

ENGLISH = Translator("en")
OUTPUTS = "screen, accessible, archive, archive-entries, phone, print, html"
KNOWN = (
    "build, extract, feed, plan, check, verify, preflight, markets, rates, import, export, texts, undo, translations, "
    "tidy, fmt, "
    "init, new, theme, schema, clean, help"
)
COMMANDS = [
    "build",
    "extract",
    "plan",
    "check",
    "verify",
    "preflight",
    "rates",
    "import",
    "undo",
    "translations",
    "tidy",
    "fmt",
    "init",
    "new",
    "theme",
    "schema",
    "clean",
    "help",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_both_languages(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    translator = Translator(language)
    assert run([*command.split(), "--help"], translator) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"{translator.say('help.head.usage')} catalog")
    assert translator.say(f"help.{command or 'catalog'}").split(":")[0].split(".")[0] in " ".join(text.split())
    assert translator.say("help.help") in text


def test_indonesian_help_has_no_english_headings(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], *([name] for name in COMMANDS)):
        run([*command, "--help"], Translator("id"))
    text = capsys.readouterr().out
    for word in ("Usage", "Options", "OPTIONS", "Commands", "COMMAND", "Show this", "PATH", "INTEGER"):
        assert word not in text


def test_short_descriptions_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        run(["--help"], Translator(language))
    assert "..." not in capsys.readouterr().out


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys).startswith("Usage: catalog [OPTIONS] COMMAND")


def test_the_version_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], ENGLISH) == 0
    assert capsys.readouterr().out.startswith("catalog 0.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            "bild",
            f"There is no command “bild”. There are: {KNOWN}. Did you mean “build”?",
        ),
        (
            "xyz",
            f"There is no command “xyz”. There are: {KNOWN}.",
        ),
        ("--lan id check", "There is no option --lan. Did you mean “--lang”?"),
        ("build --outptu x", "There is no option --outptu. Did you mean “--output”?"),
        ("build --lang id", "--lang comes before the command: catalog --lang … build"),
        ("build profli", "There is no edition “profli”. There are: petak, profil. Did you mean “profil”?"),
        ("plan profli", "There is no edition “profli”. There are: petak, profil. Did you mean “profil”?"),
        ("plan", "EDITION is missing."),
        ("plan petak profil", "“profil” is one word too many."),
        ("plan petak --why", "A value is missing after --why."),
        (
            "build --output skreen",
            f"There is no output “skreen”. There are: {OUTPUTS}. Did you mean “screen”?",
        ),
        (
            "build --output screen,",
            f"There is no output “”. There are: {OUTPUTS}.",
        ),
        ("build --jobs 0", "“0” is not possible for --jobs: write a whole number from 1."),
        ("build --jobs many", "“many” is not possible for --jobs: write a whole number from 1."),
        ("build --jobs", "A value is missing after --jobs."),
        (
            "build --cluster here",
            "“here” is not possible for --cluster: write an address like tcp://192.168.1.5:8786.",
        ),
        ("check --format jsn", "“jsn” is not possible for --format. Possible are: text, json, github. Did you mean"),
        ("check now", "“now” is one word too many."),
        ("--verbose=1 check", "--verbose takes no value."),
        (
            "--verbose",
            f"A command is missing. There are: {KNOWN}.",
        ),
        ("--lang fr check", "“fr” is not possible for --lang. Possible are: en, id."),
        ("new", "{business|product|print-shop|market|language} is missing."),
        (
            "new shop x",
            "“shop” is not possible for {business|product|print-shop|market|language}. Possible are: business, "
            "product, print-shop, market, language.",
        ),
        ("new business", "NAME is missing."),
        ("init", "DIR is missing."),
    ],
)
def test_what_is_not_understood_is_said_with_near_names(
    arguments: str, said: str, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = refused(capsys, *arguments.split()).splitlines()
    assert first.startswith(f"error: {said}")
    assert second.startswith("  → catalog")
    assert not working_project.build.exists()


def test_usage_errors_are_indonesian_too(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bild"], Translator("id")) == 2
    assert capsys.readouterr().err == (
        f"galat: Tidak ada perintah “bild”. Yang ada: {KNOWN}. "
        f"{Translator('id').say('near', near='build')}\n  → catalog --help menampilkan semua pilihan.\n"
    )
