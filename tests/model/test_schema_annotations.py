"""Values as a person may write them: what the model accepts, an editor must not mark, and what it refuses, it must."""

from __future__ import annotations

from catalog.content.load.model_errors import validated
from catalog.content.load.yaml_source import parse_source
from catalog.core.problems import Problem
from catalog.core.project import Project
from catalog.scaffold.field_docs import MODELS
from tests.language_server import LanguageServer, all_findings, open_entry

# Ways to write a value: what is accepted by `catalog check`, and what an editor's YAML takes for something else.
RIGHT = """\
name: 2026
name: yes
name: true
name: {id: 12, en: "x", zh-Hant: 3.5}
price: {retail: 18000, date: 2026-11-24, unit: kg}
price: {retail: "18000", date: "2026-11-24"}
price: {retail: " 18000 "}
price: {retail: 1.95, wholesale: [{from: 10, price: 1.5}]}
hs: 1905.90
hs: "1905.90.00"
hs: 190590
sku: 123
sku: KP-01
moq: 10
moq: "10"
moq:
line:
size: 18 × 27 × 6 cm
size: 2 M
net_weight: 1,5 Kg
origin: NO
age_from: 0
veg: yes
veg: no
veg: On
veg: FALSE
veg: 1
veg: "true"
veg: ~
allergens: none
allergens: [wheat, 5]
additives: E330
tags: [a-b, 2026]
variants: {axes: {ukuran: {name: U, options: [S, 38]}}, items: [{of: {ukuran: S}}, {of: {ukuran: 38}, price: 5}]}
variants: {axes: {rasa: {name: R, options: {asin: {id: A}, 2: B}}}, items: [{of: {rasa: 2}}]}
photos: [{file: 1.jpg, focus: [0, 1]}, {file: 2, focus: [.5, "0.25"]}]
packaging: {wood: none}
prominence: feature
fibre: [{name: K, percent: 62.5}]
nutrition: {energy: 0, fat: 1, carbohydrate: 2, protein: 3, sodium: 4}
export: {incoterm: FOB, place: Surabaya, currency: USD, price: 1}
licences: [{type: nib, number: 1234567890123}]
tests: [{kind: hcn, value: 10, date: 2026-01-01}]
""".splitlines()
WRONG = """\
name: [A]
name: {}
name: {Indonesian: A}
name: ""
price: {retail: 18k}
price: {retail: -5}
price: {date: 24-11-2026}
price: {unit: sack}
price: {currency: Rp}
moq: 0
moq: ten
moq: 1.5
size: 18
net_weight: 250
origin: Indonesia
veg: maybe
tags: [A B]
photos: [{file: a.jpg, focus: [2, 0]}]
photos: [{file: a.jpg, focus: [0.5]}]
photos: [{file: a.jpg, focus: [left, 0]}]
photos: [{focus: [0, 0]}]
variants: {axes: {}, items: []}
prominence: large
consent: yes
""".splitlines()


def _entry(line: str) -> str:
    return f"{line}\n" if line.startswith("name:") else f"name: A\n{line}\n"


def _checked(line: str) -> list[Problem]:
    problems: list[Problem] = []
    validated(parse_source(_entry(line), "baru.yaml"), MODELS["product"], "id", problems)
    return problems


def test_whatever_the_model_accepts_is_not_marked(language_server: LanguageServer, new_project: Project) -> None:
    assert [line for line in RIGHT if _checked(line)] == []
    uris = {open_entry(language_server, new_project, _entry(line)): line for line in RIGHT}
    assert {uris[uri]: found for uri, found in all_findings(language_server, list(uris)).items()} == {}


def test_what_the_model_refuses_is_marked(language_server: LanguageServer, new_project: Project) -> None:
    assert [line for line in WRONG if not _checked(line)] == []
    uris = {open_entry(language_server, new_project, _entry(line)): line for line in WRONG}
    assert set(WRONG) - {uris[uri] for uri in all_findings(language_server, list(uris))} == set()
