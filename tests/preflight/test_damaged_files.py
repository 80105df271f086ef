"""Files that are damaged or made to harm: always a report, never a traceback, and in a moment."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Encryption, Name, Object

from catalog.core.problems import Level
from tests.preflight.cases import drawn, page
from tests.preflight.pdf_builder import CMYK, X1A, X4, Build, Builder, built, checked, codes

SECONDS = 20.0  # that any of these files may take on a busy machine
QUICK = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def _rich(made: Builder) -> None:
    """A page of everything, so that damage has something to hit."""
    made.objects["/P"] = made.picture(60, 60, SMask=made.picture(30, 30, Name.DeviceGray))
    made.objects["/X"] = made.form("0 1 0 0 k 60 60 9 9 re f", Group=Dictionary(S=Name.Transparency))
    made.states["/Half"] = Dictionary(ca=0.5, BM=Name.Multiply)
    made.spaces["/S"] = Array([Name.Indexed, Name.DeviceRGB, 1, b"\1\2\3\4\5\6"])
    content = (
        "q 60 0 0 60 60 60 cm /P Do Q /Half gs /X Do /S cs 1 sc 60 60 m 90 90 80 80 70 70 c B* BT /F 9 Tf [(A) 9] TJ ET"
    )
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[60, 60, 90, 90])
    made.page(content, Annots=Array([note]))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return built(tmp_path_factory.mktemp("sound"), _rich).read_bytes()


def _report(folder: Path, data: bytes) -> set[str]:
    path = folder / "damaged.pdf"
    path.write_bytes(data)
    found = set()
    for terms in (X4, X1A, CMYK):
        found |= codes(checked(path, terms))
    return found


@QUICK
@given(share=st.floats(0, 1))
def test_a_file_that_was_not_copied_to_its_end(share: float, sound: bytes, tmp_path: Path) -> None:
    cut = int(share * (len(sound) - 64))  # what stands in the last bytes is spare
    found = _report(tmp_path, sound[:cut])
    assert found & {"pdf-damaged", "pdf-unreadable", "pdf-not-a-pdf", "pdf-no-pages"}


@QUICK
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_file_with_wrong_bytes(changes: list[tuple[float, int]], sound: bytes, tmp_path: Path) -> None:
    data = bytearray(sound)
    for share, value in changes:
        data[int(share * (len(data) - 1))] = value
    _report(tmp_path, bytes(data))


OPERATORS = [
    "q",
    "Q",
    "cm",
    "w",
    "gs",
    "BMC",
    "BDC",
    "EMC",
    "g",
    "rg",
    "k",
    "cs",
    "sc",
    "scn",
    "m",
    "l",
    "c",
    "re",
    "h",
    "W",
    "f",
    "S",
    "B",
    "n",
    "BT",
    "ET",
    "Tf",
    "Td",
    "Tm",
    "Tj",
    "TJ",
    "'",
    '"',
    "Do",
    "sh",
    "d1",
    "BX",
]
OPERANDS = [
    "0",
    "1",
    "-7.5",
    "1e9",
    "99999999999999999999",
    "/F",
    "/P",
    "/X",
    "/S",
    "/Half",
    "(A)",
    "<<",
    "]",
    "[",
    "<00>",
]


@QUICK
@given(words=st.lists(st.sampled_from([*OPERATORS, *OPERANDS]), max_size=60))
def test_content_without_sense(words: list[str], tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        _rich(made)
        made.page(" ".join(words), background=False)

    checked(built(tmp_path, build), X4)


VALUES = ["true", "0", "-1", "99999999999999", "0.5", "/Foo", "(text)", "[]", "[1 (x)]", "<<>>", "<</Foo 1>>"]
KEYS = [
    "MediaBox",
    "TrimBox",
    "BleedBox",
    "CropBox",
    "Rotate",
    "UserUnit",
    "Resources",
    "Contents",
    "Annots",
    "Group",
    "StructParents",
    "Parent",
    "Type",
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", ["null", *VALUES])
def test_entries_of_a_page_that_are_something_else(key: str, value: str, tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        _rich(made)
        changed = made.pdf.pages[0].obj
        if value != "null":
            changed[f"/{key}"] = Object.parse(value.encode())
        elif f"/{key}" in changed:
            del changed[f"/{key}"]

    assert len(checked(built(tmp_path, build), X4).sheets) <= 1


ROOT_KEYS = [
    "OutputIntents",
    "Metadata",
    "Names",
    "AcroForm",
    "OCProperties",
    "StructTreeRoot",
    "OpenAction",
    "MarkInfo",
]


@pytest.mark.parametrize("key", ROOT_KEYS)
@pytest.mark.parametrize("value", VALUES)
def test_entries_of_the_catalogue_that_are_something_else(key: str, value: str, tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        _rich(made)
        made.pdf.Root[f"/{key[:-1]}Z"] = Object.parse(value.encode())

    path = built(tmp_path, build, "")
    path.write_bytes(
        path.read_bytes().replace(f"/{key[:-1]}Z ".encode(), f"/{key} ".encode())
    )  # past pikepdf's own care
    assert len(checked(path, X4).sheets) == 1


@pytest.mark.parametrize("kind", ["fonts", "states", "spaces", "objects", "patterns", "shadings", "properties"])
@pytest.mark.parametrize("value", VALUES)
def test_resources_that_are_something_else(kind: str, value: str, tmp_path: Path) -> None:
    use = "/Z Do /Z gs /Z cs 1 scn /Z sh /Pattern cs /Z scn 60 60 9 9 re f /OC /Z BDC BT /Z 9 Tf (A) Tj ET EMC"
    checked(built(tmp_path, drawn(use, **{kind: {"Z": Object.parse(value.encode())}})), X4)


def _doubling(made: Builder) -> None:
    """Thirty forms, each of which shows the one before ten times: 10³⁰ squares."""
    form = made.form("0 1 0 0 k 60 60 9 9 re f")
    for _ in range(25):
        inner = Dictionary(XObject=Dictionary(X=form))
        form = made.form("/X Do " * 10, Resources=inner)
    made.objects["/X"] = form
    made.page("/X Do")


def _deep(made: Builder) -> None:
    """A form in a form, a thousand times."""
    form = made.form("0 1 0 0 k 60 60 9 9 re f")
    for _ in range(1000):
        form = made.form("/X Do", Resources=Dictionary(XObject=Dictionary(X=form)))
    made.objects["/X"] = form
    made.page("/X Do")


def _mask_in_itself(made: Builder) -> None:
    form = made.form("/Self gs 0 1 0 0 k 60 60 9 9 re f", Group=Dictionary(S=Name.Transparency))
    form.Resources = Dictionary(ExtGState=Dictionary(Self=Dictionary(SMask=Dictionary(S=Name.Alpha, G=form))))
    made.states["/Self"] = form.Resources.ExtGState.Self
    made.page("/Self gs 0 1 0 0 k 60 60 9 9 re f")


def _space_in_itself(made: Builder) -> None:
    space = made.pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 0, b"123"]))
    space[1] = space
    made.spaces["/S"] = space
    made.page("/S cs 0 sc 60 60 9 9 re f")


@pytest.mark.parametrize(
    "build",
    [
        _doubling,
        _deep,
        _mask_in_itself,
        _space_in_itself,
        page("q " * 3_000_000),
        page("[" * 100_000),
        page("BT /F 1 Tf (" + "A" * 3_000_000 + ") Tj ET"),
        page("0 0 m " + "1 1 l " * 500_000 + "f"),
        page("1e38 0 0 1e38 0 0 cm 9 0 0 9 0 0 cm 60 60 1e30 1e30 re f"),
    ],
    ids=["doubling", "deep", "mask", "space", "saves", "brackets", "letters", "points", "infinite"],
)
def test_what_is_made_to_harm_ends_soon(build: Build, tmp_path: Path) -> None:
    path = built(tmp_path, build)
    began = time.monotonic()
    assert len(checked(path, X4).sheets) == 1
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "pdf-not-a-pdf"),
        (b"\x89PNG\r\n", "pdf-not-a-pdf"),
        (b"%PDF-1.7\n", "pdf-unreadable"),
        (b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF", "pdf-unreadable"),
    ],
)
def test_what_is_no_pdf_is_one_finding(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(data)
    report = checked(path)
    assert codes(report) == {code}
    assert report.count(Level.ERROR) == 1
    assert report.sheets == ()


def test_a_password_is_one_finding(tmp_path: Path) -> None:
    locked = built(tmp_path, page(), "", encryption=Encryption(owner="pemilik", user="rahasia"))
    assert codes(checked(locked)) == {"pdf-password"}


def test_a_file_without_pages_is_one_finding(tmp_path: Path) -> None:
    assert codes(checked(built(tmp_path, lambda made: None))) == {"pdf-no-pages"}


def test_a_file_that_was_repaired_says_so(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(sound.replace(b"startxref", b"startyref"))
    assert "pdf-damaged" in codes(checked(path))
