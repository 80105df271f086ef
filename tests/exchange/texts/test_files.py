"""Files as the programs of translators give them back: Excel, LibreOffice, Poedit, CAT tools."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po

from catalog.core.project import Project
from catalog.exchange.texts.read_file import read_file
from catalog.exchange.texts.text_row import MISSING, STALE, TextExport, TextRow, mark_of
from tests.exchange.texts.translating import FORMATS, exported, file_of, returned, translated

FILE = "content/businesses/dapur/keripik.yaml"
NAMESPACE = "{urn:oasis:names:tc:xliff:document:1.2}"


def row(field: str, source: str, translation: str = "", state: str = MISSING, most: int | None = None) -> TextRow:
    mark = mark_of(source, translation)
    told = ("Keripik · Dapur", "One line", most, "dapur/1.jpg")
    return TextRow(FILE, field, "id", source, "English", translation, state, mark, *told)


def export_of(*rows: TextRow) -> TextExport:
    return TextExport("zh-Hant", "id", rows)


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_gives_back_what_was_written(form: str, tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "-x",
        "+62 812",
        "@x",
        "0812",
        "1/2",
        "TRUE",
        "_x0041_",
        "a\nb\n\nc",
        "30% deposit %s {x}",
        "<b>&amp;",
    ]
    export = export_of(*(row(f"attributes[{number}].value", text, text) for number, text in enumerate(texts)))
    found = returned(file_of(export, tmp_path / f"a.{form}"))
    assert [(one.key, one.source, one.translation, one.mark) for one in found] == [
        (one.key, one.source, one.translation, one.mark) for one in export.rows
    ]
    assert {one.language for one in found} == {"zh-Hant"}
    assert len({one.place for one in found}) == len(texts)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_export_is_the_same_file(form: str, project: Project, tmp_path: Path) -> None:
    one, two = (file_of(exported(project), tmp_path / f"{name}.{form}") for name in "ab")
    assert one.read_bytes() == two.read_bytes()


def test_a_po_file_says_what_its_texts_are(tmp_path: Path) -> None:
    stale = row("line", "30% deposit", "x", STALE)
    path = file_of(export_of(stale), tmp_path / "a.po")
    assert "#, fuzzy\nmsgctxt" in path.read_text("utf-8")  # and no python-format for the % in it
    with path.open("rb") as stream:
        catalog = read_po(stream)
    (message,) = (message for message in catalog if message.id)
    assert (message.context, message.id, message.string) == (f"{FILE}#line", "30% deposit", "x")
    assert "Keripik · Dapur" in message.auto_comments
    assert "Photo: dapur/1.jpg" in message.auto_comments
    assert catalog.locale_identifier == "zh_Hant"


def test_a_po_file_in_another_encoding_is_read(tmp_path: Path) -> None:
    path = file_of(export_of(row("line", "Tipis", "薄")), tmp_path / "a.po")
    path.write_bytes(path.read_text("utf-8").replace("charset=utf-8", "charset=big5").replace("·", "-").encode("big5"))
    assert [one.translation for one in returned(path)] == ["薄"]


def test_what_a_translator_notes_comes_back(tmp_path: Path) -> None:
    path = file_of(export_of(row("line", "Tipis", "薄")), tmp_path / "a.po")
    path.write_text(path.read_text("utf-8").replace("#. Keripik", "# Thin how?\n#. Keripik"), "utf-8")
    assert [one.note for one in returned(path)] == ["Thin how?"]
    path = file_of(export_of(row("line", "Tipis", "薄")), tmp_path / "a.xlf")
    path.write_text(path.read_text("utf-8").replace("</trans-unit>", "<note>Thin how?</note></trans-unit>"), "utf-8")
    assert [one.note for one in returned(path)] == ["Thin how?"]


def test_an_xliff_is_as_the_standard_has_it(tmp_path: Path) -> None:
    """XLIFF 1.2: the order of elements, the attributes that are needed, ids that are unique in their file."""
    rows = [row("line", "Tipis", "薄", STALE, 180), row("photos[0].alt", "Keripik")]
    root = ElementTree.fromstring(file_of(export_of(*rows), tmp_path / "a.xlf").read_bytes())
    assert (root.tag, root.get("version")) == (f"{NAMESPACE}xliff", "1.2")
    (file,) = root
    assert {"original", "source-language", "target-language", "datatype"} <= set(file.attrib)
    units = [*file.iter(f"{NAMESPACE}trans-unit")]
    assert len({unit.get("id") for unit in units}) == 2
    assert (units[0].get("maxwidth"), units[0].get("size-unit"), units[1].get("maxwidth")) == ("180", "char", None)
    for unit, names in zip(units, (["source", "target"], ["source"]), strict=True):
        found = [child.tag.removeprefix(NAMESPACE) for child in unit]
        assert found[: len(names)] == names
        assert set(found[len(names) :]) == {"note"}
    target = units[0].find(f"{NAMESPACE}target")
    assert target is not None
    assert target.get("state") == "needs-review-translation"


def test_an_xliff_of_a_cat_tool_is_read(tmp_path: Path) -> None:
    """Segments, tags, proposals of its memory, a prefix for the namespace, and the state that it gives."""
    path = file_of(export_of(row("line", "Tipis. Renyah.")), tmp_path / "a.xlf")
    target = (
        '<seg-source><mrk mtype="seg" mid="1">Tipis. </mrk></seg-source><target state="final">'
        '<mrk mtype="seg" mid="1">薄。</mrk><mrk mtype="seg" mid="2"><g id="1">脆</g><x id="2"/>。</mrk></target>'
        "<alt-trans><source>Tipis</source><target>細</target><note>細</note></alt-trans>"
    )
    text = path.read_text("utf-8").replace("</source>", f"</source>{target}", 1)
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", text).replace("xmlns=", "xmlns:x=")
    path.write_text(text, "utf-8")
    (found,) = returned(path)
    assert (found.source, found.translation, found.note) == ("Tipis. Renyah.", "薄。脆。", "")
    assert (found.confirmed, found.unfinished) == (True, False)


def test_columns_may_be_moved_and_rows_sorted(tmp_path: Path) -> None:
    """As a csv, in the order that somebody liked better, and with a title above."""
    path = tmp_path / "a.csv"
    lines = ["Terjemahan,,", "text.translation.ja,text.key,text.mark", "Ketik,Tempat,Tanda", f"薄い,{FILE}#line,"]
    path.write_text("\n".join(lines), "utf-8")
    (found,) = returned(path)
    assert (found.translation, found.key, found.mark, found.place) == ("薄い", f"{FILE}#line", "", "a.csv:4")


def test_cells_that_became_numbers_are_read_as_they_look(tmp_path: Path) -> None:
    path = file_of(export_of(row("line", "12", "12500")), tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"]
    strings = re.findall(rb"<si><t[^>]*>([^<]*)</t></si>", members["xl/sharedStrings.xml"])
    index = strings.index(b"12500")
    changed = re.sub(rb't="s"><v>%d</v>' % index, b"><v>12500</v>", sheet)
    assert changed != sheet
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in (members | {"xl/worksheets/sheet1.xml": changed}).items():
            packed.writestr(name, content)
    assert [one.translation for one in returned(path)] == ["12500"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not there")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_libreoffice_gives_back_the_same(form: str, project: Project, tmp_path: Path) -> None:
    export = translated(exported(project), lambda one: f"訳 {one.source}\n=1")
    path = file_of(export, tmp_path / "a.xlsx")
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = read_file(tmp_path / "out" / f"a.{form}").rows
    assert [(one.key, one.translation, one.mark) for one in found] == [
        (one.key, one.translation, one.mark) for one in export.rows
    ]
