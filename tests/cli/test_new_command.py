"""`catalog new` as it asks on a terminal, and as it takes options."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli.app import make_cli
from catalog.cli.commands import new
from catalog.cli.main import run
from catalog.content.load.yaml_source import Source, read_source
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.entry_text.format import format_entry
from catalog.i18n.translator import Translator
from tests.conftest import DAY
from tests.running import COMMAND, environment
from tests.scaffold.starting import new_folder

ENGLISH = Translator("en")
ABON = "businesses/abon-bu-ani/business.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return new_folder(tmp_path)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "on_terminal", lambda: True)


def answered(project: Project, kind: str, *answers: str, options: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(make_cli(ENGLISH), ["--project", str(project.root), "new", kind, *options], input=typed)


def data(project: Project, file: str) -> dict[str, object]:
    source = read_source(project.content / file, file)
    assert isinstance(source, Source)
    text = (project.content / file).read_text(encoding="utf-8")
    assert format_entry(text, "business" if file.endswith("business.yaml") else "product") == text
    return source.data


@pytest.mark.usefixtures("terminal")
def test_a_business_is_asked_for_and_checks_at_once(project: Project) -> None:
    said = answered(project, "business", "Abon Bu Ani", "1", "", "Babat", "0812 3456 7890", "ya")
    assert said.exit_code == 0, said.output
    assert said.output.splitlines()[-1] == f"Written: content/{ABON}"
    assert data(project, ABON) == {
        "name": "Abon Bu Ani",
        "category": "pangan",
        "address": {"kecamatan": "babat"},
        "contacts": {"whatsapp": "0812 3456 7890"},
        "consent": {"phone": "yes"},
    }
    loaded = load_catalogue(project.root, DAY)
    assert loaded.catalogue
    assert not [problem for problem in loaded.problems if "abon-bu-ani" in problem.place.file]
    assert "# owner:" in (project.content / ABON).read_text(encoding="utf-8")


@pytest.mark.usefixtures("terminal")
def test_a_product_is_asked_for_with_its_business_and_photo(project: Project) -> None:
    said = answered(project, "product", "", "Keripik Apel: manis", "18.000", "", "stople", "", "3")
    assert said.exit_code == 0, said.output
    assert "“18.000”" in said.output
    assert "[18000]" in said.output
    assert "[jar]" in said.output
    assert data(project, "businesses/dapur-contoh/keripik-apel-manis.yaml") == {
        "name": "Keripik Apel: manis",
        "price": {"retail": "18000", "unit": "jar"},
        "photos": [{"file": "keripik-talas.jpg"}],
    }


@pytest.mark.usefixtures("terminal")
def test_what_cannot_be_is_said_and_asked_again(project: Project) -> None:
    wrong = ("", "Abon Bu Ani", "pangn", "", "", "brndong", "", "0812", "0812 3456 7890", "mungkin", "")
    said = answered(project, "business", *wrong)
    assert said.exit_code == 0, said.output
    for words in ("This is needed.", "There is no category “pangn”.", "Did you mean “pangan”?", "[brondong]", "“0812”"):
        assert words in said.output
    assert data(project, ABON)["address"] == {"kecamatan": "brondong"}
    assert "consent" not in data(project, ABON)


@pytest.mark.usefixtures("terminal")
def test_a_name_that_is_taken_or_has_no_letters_asks_for_a_short_one(project: Project) -> None:
    for name, short in (("Dapur Contoh", ""), ("織物", "Kain Jepang")):
        said = answered(project, "business", name, "1", "", "", "", short)
        assert said.exit_code == 0, said.output
    assert data(project, "businesses/dapur-contoh-2/business.yaml")["name"] == "Dapur Contoh"
    assert data(project, "businesses/kain-jepang/business.yaml")["name"] == "織物"


@pytest.mark.usefixtures("terminal")
def test_where_the_answers_end_nothing_is_written(project: Project) -> None:
    before = sorted(project.root.rglob("*"))
    assert answered(project, "business", "Abon Bu Ani", "1").exit_code == 1
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.usefixtures("terminal")
def test_what_an_option_says_is_not_asked(project: Project) -> None:
    said = answered(project, "business", "1", "", "", "", options=("--name", "Abon Bu Ani"))
    assert said.exit_code == 0, said.output
    assert "Name of the business" not in said.output


def command(project: Project, *arguments: str) -> int:
    return run(["--project", str(project.root), "new", *arguments], ENGLISH)


def test_options_answer_without_a_terminal(project: Project) -> None:
    assert command(project, "business", "--name", "Abon Bu Ani", "--category", "pangan", "--owner", "Ani: ibu") == 0
    assert data(project, ABON) == {"name": "Abon Bu Ani", "category": "pangan", "owner": "Ani: ibu"}
    assert command(project, "product", "abon-bu-ani/sapi", "--name", "Abon Sapi", "--price", "45000") == 0
    assert data(project, "businesses/abon-bu-ani/sapi.yaml") == {"name": "Abon Sapi", "price": {"retail": "45000"}}
    assert command(project, "product", "--business", "abon-bu-ani", "--name", "Abon Ikan") == 0
    assert data(project, "businesses/abon-bu-ani/abon-ikan.yaml") == {"name": "Abon Ikan"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("business --name A --category pangn", "There is no category “pangn”."),
        ("business --name A --price 5", "--price is not for business."),
        ("market sg --name A", "--name is not for market."),
        ("business --category pangan", "--name is missing."),
        ("product --name A", "--business is missing."),
        ("product --business dapur --name A", "There is no business “dapur”."),
        ("product dapur-contoh/a --business dapur-contoh", "--business is not for product."),
        ("product --business dapur-contoh --name A --price Rp5", "“Rp5”"),
        ("product --business dapur-contoh --name A --photo keripik.jpg", "The photo “keripik.jpg” does not exist."),
        ("business --name 織物 --category pangan", "“織物” gives no short name."),
        (
            "business --name Dapur-Contoh --category pangan",
            "content/businesses/dapur-contoh/business.yaml exists already",
        ),
    ],
)
def test_options_that_cannot_be_are_refused(
    arguments: str, said: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.root.rglob("*"))
    assert command(project, *arguments.split()) == 2
    assert said in capsys.readouterr().err
    assert sorted(project.root.rglob("*")) == before


class Terminal:
    """A pseudo terminal on which a command runs."""

    def __init__(self, project: Project, *arguments: str) -> None:
        self.screen, line = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=project.root,
            env=environment(PYTHONPATH=os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])),
            stdin=line,
            stdout=line,
            stderr=line,
            start_new_session=True,
        )
        os.close(line)
        self.shown = ""

    def wait_for(self, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while words not in self.shown:
            ready, _, _ = select.select([self.screen], [], [], max(0, end - time.monotonic()))
            assert ready, self.shown
            try:
                self.shown += os.read(self.screen, 4096).decode(errors="replace")
            except OSError:  # the command has ended
                break
        assert words in self.shown, self.shown

    def type(self, keys: str) -> None:
        os.write(self.screen, keys.encode())

    def ended(self) -> int:
        code = self.process.wait(60)
        os.close(self.screen)
        return code


def test_a_real_terminal_is_asked(project: Project) -> None:
    terminal = Terminal(project, "--lang", "en", "new", "business")
    answers = (("Name of the business", "Abon Bu Ani"), ("Category", "pangan"), ("Owner", "Ani"), ("Kecamatan", ""))
    for question, answer in (*answers, ("WhatsApp number", "")):
        terminal.wait_for(question)
        terminal.type(f"{answer}\n")
    terminal.wait_for("Written")
    assert terminal.ended() == 0
    assert data(project, ABON)["owner"] == "Ani"


def test_ctrl_c_on_a_terminal_leaves_nothing(project: Project) -> None:
    before = sorted(project.root.rglob("*"))
    terminal = Terminal(project, "--lang", "en", "new", "business")
    terminal.wait_for("Name of the business")
    terminal.type("Abon Bu Ani\n")
    terminal.wait_for("Category, its number")
    while terminal.process.poll() is None:  # between the prompt and the reading of a key Python sees no signal
        os.killpg(terminal.process.pid, signal.SIGINT)
        time.sleep(0.2)
    assert terminal.ended() == 130
    assert sorted(project.root.rglob("*")) == before
