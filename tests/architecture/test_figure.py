"""The figure and the table of docs/architecture.md: current, whole, and within their page."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tests.architecture import figure
from tests.architecture.layers import LAYERS, LIBRARIES

FOLDERS = [folder.replace(".", "/") for folder in LAYERS if folder != "catalog"]
LIBRARIES_BY_NAME = {
    "phonenumbers": "phonenumbers",
    "Pillow": "PIL",
    "Jinja": "jinja2",
    "WeasyPrint": "weasyprint",
}
SVG = "{http://www.w3.org/2000/svg}"


def test_the_figure_is_what_the_imports_say() -> None:
    assert figure.FIGURE.read_text(encoding="utf-8") == figure.draw(figure.folder_arrows()), "run `make docs`"


def test_the_page_has_the_table_of_the_folders_as_they_are() -> None:
    page = figure.PAGE.read_text(encoding="utf-8")
    assert page == figure.with_table(page), "run `make docs`"
    assert re.findall(r"^\| `([\w/]+)/` \| \S", page, re.M) == FOLDERS[::-1]


def test_every_folder_is_a_box_within_the_figure() -> None:
    drawn = ElementTree.fromstring(figure.draw(figure.folder_arrows()))
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert set(FOLDERS) <= set(texts)
    width = float(drawn.attrib["width"])
    boxes = [box for box in drawn.iter(f"{SVG}rect") if "x" in box.attrib]
    assert len(boxes) == len(FOLDERS) + len(figure.COLOURS)
    for box in boxes:
        assert 0 <= float(box.attrib["x"]) <= width - float(box.attrib["width"])


def test_every_stage_stands_at_a_folder() -> None:
    assert {stage for folder in LAYERS if folder != "catalog" for stage in figure.folder_stages(folder)} == {
        *range(1, 10)
    }


def test_the_libraries_of_a_stage_are_imported_in_its_folders_alone() -> None:
    rows = re.findall(r"^\| \d \|.*\| (.*) \| (.*) ?\|$", figure.PAGE.read_text(encoding="utf-8"), re.M)
    assert len(rows) == 9
    named = {name: where for where, names in rows for name in names.strip().split(", ") if name}
    assert named.keys() == LIBRARIES_BY_NAME.keys()
    for name, where in named.items():
        folder, *within = LIBRARIES[LIBRARIES_BY_NAME[name]]
        assert all(inner.startswith(f"{folder}.") for inner in within)
        assert f"`{folder.replace('.', '/')}".removesuffix("weasyprint") in where, name
