"""The typesetter leaves WeasyPrint, for who else uses it in the process, as it is by itself."""

from __future__ import annotations

import logging
import re
import sys
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from catalog.fonts.faces import EXTRA
from catalog.fonts.marked_runs import mark_runs
from catalog.fonts.static_faces import prepare_fonts
from catalog.typesetting.jobs import work_through
from catalog.typesetting.page_style import SCRIPT_RULE
from catalog.typesetting.parts import PartJob, TypesetContext
from catalog.typesetting.typesetter import Typesetter
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from catalog.typesetting.weasyprint.worker import TypesetterSetup
from catalog.workers.process_pool import ProcessPool
from tests.shipped import typeset_context

LIBRARIES: Final = ("weasyprint", "pydyf", "tinycss2", "cssselect2")
PART: Final = PartJob("part", "key", '<body><p id="place/1">Kain tenun</p></body>', 1)
BAD: Final = PartJob("bad", "key", '<body><img src="file:///etc/hostname"/></body>', 1)


@pytest.fixture(scope="module")
def typesetting(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> TypesetContext:
    folder = tmp_path_factory.mktemp("engine")
    fonts = prepare_fonts(font_cache / "fonts")
    return typeset_context(fonts, folder, "p { margin: 1mm }")


def globals_of_libraries() -> dict[str, object]:
    """Every global of the libraries' modules, every attribute of their classes, and how their logger is set."""
    found: dict[str, object] = {}
    for module_name, module in list(sys.modules.items()):
        if module_name.split(".")[0] not in LIBRARIES:
            continue
        for name, value in list(vars(module).items()):
            found[f"{module_name}.{name}"] = value
            if isinstance(value, type) and value.__module__ == module_name:
                found |= {f"{module_name}.{name}.{inner}": kept for inner, kept in vars(value).items()}
    logger = logging.getLogger("weasyprint")
    return found | {"handlers": tuple(logger.handlers), "propagate": logger.propagate}


def changed(before: dict[str, object], after: dict[str, object]) -> set[str]:
    """What is another object than it was, or is new; modules that are imported later are not."""
    odd = {name for name, value in before.items() if after.get(name) is not value and after.get(name) != value}
    modules = {name.rpartition(".")[0] for name in before}
    return odd | {name for name in after.keys() - before.keys() if name.rpartition(".")[0] in modules}


def test_all_globals_are_the_librarys_own_again(typesetting: TypesetContext) -> None:
    typesetter = WeasyPrintTypesetter(typesetting)
    typesetter.set_part(PART)  # imports whatever is imported late
    before = globals_of_libraries()
    assert len(before) > 3000
    WeasyPrintTypesetter(typesetting).set_part(PART)
    typesetter.measure(PART.html)
    with pytest.raises(RuntimeError, match="the part bad could not be set"):
        typesetter.set_part(BAD)
    assert changed(before, globals_of_libraries()) == set()
    from weasyprint import css

    assert {css.ComputedStyle.__module__, css.AnonymousStyle.__module__} == {"weasyprint.css"}


def test_a_face_in_which_nothing_is_shown_is_not_named(tmp_path: Path, font_cache: Path) -> None:
    style = f'p {{ font: 8pt/10pt "Plus Jakarta Sans" }} {SCRIPT_RULE}'
    typesetting = typeset_context(prepare_fonts(font_cache / "fonts", EXTRA), tmp_path, style)
    addresses = "<p lang='ja'>nama<wbr/>@contoh.example a/<wbr/>b</p><p lang='ja'>a\N{ZERO WIDTH SPACE}b</p>"
    html = f"<html lang='ja'><body>{mark_runs(addresses, 'ja')}</body></html>"
    _, drawn = WeasyPrintTypesetter(typesetting).set_part(PartJob("part", "key", html, 1))
    contents = b"".join(zlib.decompress(page.piece.content) for page in drawn.pages)
    assert {name.decode() for name in re.findall(rb"/(\S+) \S+ Tf", contents)} == drawn.glyphs.keys()


def test_a_global_that_is_another_is_found(typesetting: TypesetContext, monkeypatch: pytest.MonkeyPatch) -> None:
    WeasyPrintTypesetter(typesetting)
    from weasyprint import css

    before = globals_of_libraries()
    monkeypatch.setattr(css, "AnonymousStyle", None)
    monkeypatch.setattr(css.Style, "extra", 1, raising=False)
    monkeypatch.setattr(logging.getLogger("weasyprint"), "propagate", False)
    found = changed(before, globals_of_libraries())
    assert found >= {"weasyprint.css.AnonymousStyle", "weasyprint.css.Style.extra", "propagate"}
    assert all(name == "propagate" or name.startswith("weasyprint.css.") for name in found)


def owner_of_styles(typesetter: Typesetter, job: PartJob) -> str:
    """Runs in a worker, which has set a part."""
    typesetter.set_part(job)
    css: Any = sys.modules["weasyprint.css"]
    return f"{css.ComputedStyle.__module__} {css.AnonymousStyle.__module__} {logging.getLogger('weasyprint').propagate}"


def test_they_are_in_workers_too(typesetting: TypesetContext) -> None:
    setup: TypesetterSetup[PartJob] = TypesetterSetup(typesetting)
    with closing(ProcessPool(1)) as executor:
        found = list(work_through(setup, [PART], executor, owner_of_styles))
    assert found == ["weasyprint.css weasyprint.css True"]
