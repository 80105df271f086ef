"""Books in other scripts than Latin: their faces, how they look, and the text that is found in their files."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pikepdf
import pytest
import yaml

from catalog.core.problems import Level
from catalog.core.project import Project, shipped
from catalog.fonts.faces import EXTRA
from catalog.fonts.han_gaps import mark_gaps
from catalog.fonts.marked_runs import mark_runs
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.typesetting.page_style import SCRIPT_RULE, style_for_scripts
from catalog.typesetting.weasyprint.environment import use_only
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.page_pictures import different_pages
from tests.tools import require_tool

LOCALES: Final = {"ja": "ja_JP", "zh-Hant": "zh_Hant_TW", "ko": "ko_KR", "hi": "hi_IN", "tr": "tr_TR"}
STRANGE: Final = {  # names in an English book, and the family that each needs
    "山田商店": "NotoSansSC",
    "これはテスト。": "NotoSansJP",
    "김치": "NotoSansKR",
    "ꦲꦏ꧀ꦱꦫꦗꦮ": "NotoSansJavanese",
    "สวัสดีที่นี่": "NotoSansThai",
    "ភាសាខ្មែរ": "NotoSansKhmer",
    "हिन्दी क्षत्रिय शर्द्ध": "NotoSansDevanagari",
    "বাংলা": "NotoSansBengali",
    "தமிழ்": "NotoSansTamil",
    "ລາວ": "NotoSansLao",
    "أحمد بن علي": "NotoSansArabic",
    "שלום": "NotoSansHebrew",
    "➤ ✓ ▪ ★": "NotoSansSymbols2",
}
OWN: Final = {
    "ja": "手織りの布「直骨角次令今」、コーヒー",
    "zh-Hant": "手織布料「直骨角次令今」…",
    "ko": "손으로 짠 천 直骨角",
    "hi": "हाथ से बुना कपड़ा क्ष त्र र्द्ध श्री",
    "tr": "İstanbul ısı iyi dokuma",
}
TRAPS: Final = {
    "ja": "直骨角次令今 「手織り」の“布”…と—線。Teh’s 2027 🦄 ★",
    "zh-Hans": "直骨角次令今 手织“布料”，价格…每米—起。Teh’s 2027 🦄",
    "zh-Hant": "直骨角次令今 手織「布料」，價格…每米—起。Teh’s 2027 🦄",
    "ko": "直骨角次令今 손으로 짠 “천”, 가격… 미터당. Teh’s 2027",
    "hi": "क्ष त्र र्द्ध श्री हिन्दी “कपड़ा” Teh’s 2027 ★",
    "tr": '“ısı İstanbul iyi” <span style="text-transform: uppercase">ısı İstanbul iyi</span>',
    "en": "Made by أحمد بن علي, 山田商店 and สวัสดี ที่นี่ · ꦲꦏ꧀ꦱꦫ ភាសាខ្មែរ",
    "id": "Nama panjang " * 23,  # 300 letters
}
NARROW: Final = "手織りの布は、村で「作られて」います。コーヒー、スプーンー。とても美しい！キャッチャー。"
SPACED: Final = {  # marks side by side, and Latin among letters
    "ja": ("「手織り」「木綿」、（腰布）。「終」：「布」", "綿のSarung Goyor腰布は2026年12月、Rp12.500から"),
    "zh-Hans": ("“手织。”“棉”、（腰布）。《布》：「棉」！", "棉质Sarung Goyor腰布，2026年12月，Rp12.500起"),
    "zh-Hant": ("「手織」「棉」、（腰布）。《布》：「棉」！", "棉質Sarung Goyor腰布，2026年12月，Rp12.500起"),
    "ko": ("「손으로」「면」、（천）。", "면 Sarung Goyor는 2026년 12월"),
}
PAGE: Final = """@page { size: 110mm 80mm; margin: 3mm }
p { margin: 0; font: 400 8pt/11pt "Plus Jakarta Sans", "Noto Sans" } b { font-weight: 700 }
.story { font: 8pt/11pt "Source Serif 4", "Noto Sans" } section { break-after: page }
.eyebrow { font: 600 8pt/12pt "Plus Jakarta Sans"; text-transform: uppercase }
section[lang=en] .eyebrow { letter-spacing: .8pt }
.narrow { float: left; width: 25mm; font-size: 6pt; line-height: 8pt; margin-right: 2mm }"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project with names in many scripts, and editions in languages that are English but for their names."""
    project = copy_small(tmp_path_factory.mktemp("scripts"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    english = yaml.safe_load((shipped("content") / "languages" / "en.yaml").read_text("utf-8"))
    (project.content / "languages").mkdir(exist_ok=True)
    folder = project.content / "businesses" / "dapur-contoh"
    for code, locale in LOCALES.items():
        language = {**english, "code": code, "locale": locale, "name": code}
        (project.content / "languages" / f"{code}.yaml").write_text(yaml.safe_dump(language), "utf-8")
    names = {f"strange-{place}": {"id": f"Nama {place} {name}"} for place, name in enumerate(STRANGE)}
    names["own"] = {"id": "Kain", "en": "Cloth", **OWN}
    maker = folder / "business.yaml"  # an address that may end a line where it shows nothing
    maker.write_text(f"{maker.read_text('utf-8')}contacts: {{email: pesanan@dapur.example}}\n", "utf-8")
    for slug, name in names.items():
        entry = {"name": name, "sku": slug, "price": {"retail": 9000, "unit": "pack"}}
        entry |= {"reading": "ておりのぬの"} if slug == "own" else {}
        (folder / f"{slug}.yaml").write_text(yaml.safe_dump(entry, allow_unicode=True), "utf-8")
    plain = {"title": "Katalog", "year": 2027, "date": "2026-11-24", "dpi": 72, "outputs": ["screen"]}
    layout = {"products": "profile", "indexes": ["product"], "price_list": "yes"}
    for place, code in enumerate(["en", *LOCALES]):
        edition = {**plain, "code": f"SK{place}", "languages": [code], "layout": layout}
        if code == "en":
            edition["outputs"] = ["screen", "html"]
        else:
            edition["include"] = {"products": ["dapur-contoh/own"]}
        (project.content / "editions" / f"s-{code.lower()}.yaml").write_text(yaml.safe_dump(edition), "utf-8")
    return project


@pytest.fixture(scope="module")
def books(project: Project) -> Mapping[str, Built]:
    names = tuple(f"s-{code.lower()}" for code in ("en", *LOCALES))
    return {built.edition: built for built in build(project, names, BuildOptions(DAY, jobs=1), Silence())}


def text_of(book: Path) -> str:
    """The text of a book; marks of direction, which pdftotext adds, and ends of lines are left out."""
    found = subprocess.run([require_tool("pdftotext"), book, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(found.translate(dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f"))).split())


def faces_of(book: Path) -> set[str]:
    with pikepdf.open(book) as pdf:
        names = (
            str(item.FontName) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        )
        return {name.partition("+")[2].rpartition("-")[0] for name in names}


def path_of(books: Mapping[str, Built], edition: str) -> Path:
    built = books[edition]
    assert built.book
    assert [problem for problem in built.problems if problem.level is Level.ERROR] == []
    return built.book.path


def test_names_in_all_scripts_are_printed_and_found(books: Mapping[str, Built]) -> None:
    book = path_of(books, "s-en")
    text, faces = text_of(book), faces_of(book)
    for name, face in STRANGE.items():
        assert name in text
        assert face in faces


@pytest.mark.parametrize("code", LOCALES)
def test_a_book_in_another_language_is_found_as_it_was_typed(books: Mapping[str, Built], code: str) -> None:
    assert OWN[code] in text_of(path_of(books, f"s-{code.lower()}"))


@pytest.mark.parametrize("code", ["en", *LOCALES])
def test_every_face_that_a_page_names_is_in_its_book(books: Mapping[str, Built], code: str) -> None:
    with pikepdf.open(path_of(books, f"s-{code.lower()}")) as book:
        for page in book.pages:
            operators = pikepdf.parse_content_stream(page)
            named = {str(one.operands[0]) for one in operators if str(one.operator) == "Tf"}
            assert named <= set(page.obj.Resources.Font.keys())


def test_a_japanese_index_lists_a_name_by_how_it_is_read(books: Mapping[str, Built]) -> None:
    words = text_of(path_of(books, "s-ja")).split()
    assert "た" in words  # the row of て
    assert "手" not in words


def test_a_book_has_no_faces_that_it_does_not_need(books: Mapping[str, Built]) -> None:
    latin = {"PlusJakartaSans", "SourceSerif4"}
    assert faces_of(path_of(books, "s-tr")) <= latin
    assert faces_of(path_of(books, "s-ja")) - latin <= {"NotoSansJP", "NotoSansJPMarks"}
    assert faces_of(path_of(books, "s-zh-hant")) - latin == {"NotoSansTC", "NotoSansTCMarks"}


def test_pages_to_browse_name_the_language_of_each_run_and_serve_its_face(
    project: Project, books: Mapping[str, Built]
) -> None:
    assert books["s-en"].html
    folder = project.output("s-en") / "html"
    pages = "".join(path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert '<bdi class="script" lang="ar" dir="rtl">أحمد بن علي</bdi>' in pages
    assert '<bdi class="script" lang="ja">これはテスト。</bdi>' in pages
    style = (folder / "style.css").read_text("utf-8")
    for family in ("Noto Sans Arabic", "Noto Sans JP", "Noto Sans Javanese"):
        assert f'font-family: "{family}"' in style
    assert (folder / "fonts" / "notosansarabic-400.woff2").is_file()


@pytest.fixture(scope="module")
def every_face(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts", EXTRA)


def test_traps_of_each_language_look_as_they_did(every_face: FontSet, tmp_path: Path) -> None:
    use_only(every_face)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    pages = []
    for code, text in TRAPS.items():
        page = f"<p>{text}</p><p><b>{text}</b></p><p class='story'>{text}</p><p class='eyebrow'>{text}</p>"
        pages.append(f"<section lang='{code}'>{mark_runs(page, code)}</section>")
    columns = "".join(f"<p class='narrow' style='width: {width}mm'>{NARROW}</p>" for width in (19, 20, 21, 22))
    html = f"<html lang='en'><body>{''.join(pages)}<section lang='ja'>{columns}</section></body></html>"
    fonts = FontConfiguration()
    HTML(string=html).write_pdf(
        tmp_path / "traps.pdf", stylesheets=[CSS(string=PAGE + SCRIPT_RULE, font_config=fonts)], font_config=fonts
    )
    assert different_pages(tmp_path / "traps.pdf", "scripts", tmp_path, dpi=100) == []


@pytest.mark.parametrize("code", SPACED)
def test_marks_are_squeezed_and_latin_has_room_yet_all_is_found_as_it_was_typed(
    code: str, every_face: FontSet, tmp_path: Path
) -> None:
    use_only(every_face)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    lines = "".join(f"<p>{line}</p><p><b>{line}</b></p>" for line in SPACED[code])
    columns = "".join(f"<p class='narrow' style='width: {width}mm'>{SPACED[code][0]}</p>" for width in (19, 21))
    page = mark_runs(f'<html lang="{code}"><body>{lines}{columns}</body></html>', code)
    fonts, file = FontConfiguration(), tmp_path / "spaced.pdf"
    style = CSS(string=style_for_scripts(PAGE, code, EXTRA), font_config=fonts)
    HTML(string=mark_gaps(page)).write_pdf(file, stylesheets=[style], font_config=fonts)
    for line in SPACED[code]:
        assert text_of(file).count(line) >= 2
    assert different_pages(file, f"spaced-{code}", tmp_path, dpi=100) == []


@pytest.mark.parametrize("code", TRAPS)
@pytest.mark.parametrize("family", ["Plus Jakarta Sans", "Source Serif 4"])
def test_runs_in_other_scripts_make_no_line_higher(every_face: FontSet, code: str, family: str) -> None:
    use_only(every_face)
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = CSS(string=f'p {{ font: 10pt/13pt "{family}", "Noto Sans" }} {SCRIPT_RULE}', font_config=fonts)
    other = f"Teh {TRAPS[code].partition('<')[0]}"[:40]
    html = f"<p id='latin'>Teh</p><p id='other'>{mark_runs(other, 'en')}</p>"
    [page] = HTML(string=f"<html lang='en'><body>{html}").render(stylesheets=[style], font_config=fonts).pages
    heights = {name: box[3] - box[1] for name, box in page.anchors.items()}
    assert heights["other"] == pytest.approx(heights["latin"], abs=0.05)
