"""A kept plan is read line by line, as the program writes it; what else stands in the file, YAML reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.content.load.yaml_source import Source, source_of
from catalog.core.project import Project, shipped
from catalog.model.saved_plan import SavedPage, SavedPlan, quick_data
from catalog.planning.previous_plan import HEAD, write_plan
from tests.content.breaking import Trial

PAGE = '- {page: "1", part: business/tenun/usaha, layout: profile, template: 3x3 2x1, products: [usaha/a, usaha/b-2], digest: "0123456789ab", content: "ba9876543210"}\n'  # noqa: E501 as it is written
SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
PATHS = st.lists(SLUGS, min_size=1, max_size=3).map("/".join)
DIGESTS = st.from_regex(r"[0-9a-f]{12}", fullmatch=True)
PAGES = st.builds(
    SavedPage,
    page=st.one_of(st.none(), st.sampled_from(["1", "ii", "204", "null"])),
    part=PATHS,
    layout=SLUGS,
    template=st.one_of(st.none(), st.sampled_from(["6x1", "4x1 2x3"])),
    products=st.lists(PATHS, max_size=3).map(tuple),
    digest=DIGESTS,
    content=st.one_of(st.none(), DIGESTS),
)


def by_yaml(content: bytes) -> object:
    source = source_of(content, "plan.yaml")
    return source.data if isinstance(source, Source) else source


@given(st.lists(PAGES, max_size=4))
def test_every_plan_that_is_written_is_read_as_yaml_reads_it(
    tmp_path_factory: pytest.TempPathFactory, pages: list[SavedPage]
) -> None:
    file = tmp_path_factory.getbasetemp() / "plan.yaml"
    write_plan(file, SavedPlan(pages=tuple(pages)))
    content = file.read_bytes()
    found = quick_data(content)
    if found is None:  # a name that means something to YAML
        assert b"null" in content or not pages
    else:
        assert found == by_yaml(content)


@pytest.mark.parametrize("name", ["trade-fair", "domestik"])
def test_the_plans_of_the_sample_are_read_quickly(name: str) -> None:
    content = (Project(shipped("content").parent).content / "plans" / f"{name}.yaml").read_bytes()
    assert quick_data(content) == by_yaml(content)


@given(st.text(max_size=3), st.integers(0, 200))
def test_whatever_is_written_into_a_plan_is_read_as_yaml_reads_it(typed: str, at: int) -> None:
    text = HEAD + PAGE
    content = (text[: len(text) - at] + typed + text[len(text) - at :]).encode("utf-8", "replace")
    found = quick_data(content)
    assert found is None or found == by_yaml(content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("part: business/tenun/usaha, ", ""),
        ("layout: profile", "layout: ~"),
        ("part: business/tenun/usaha", "part: null"),
        ("[usaha/a, usaha/b-2]", "[null]"),
        ("[usaha/a, usaha/b-2]", "[]"),
        ('page: "1", ', "page: 1, "),
        ('page: "1", ', '"page": "1", '),
        ("0123456789ab", "0123456789AB"),
        ("}\n", "} # note\n"),
        ("}\n", "}\r\n"),
        ("}\n", "}"),
        ("# Written", "# Wr\x07itten"),
        ("# Written", "Written"),
        ("pages:", "pages: "),
        ("pages:\n", ""),
    ],
)
def test_what_was_changed_by_hand_is_left_to_yaml(old: str, new: str) -> None:
    text = HEAD + PAGE
    assert quick_data(text.encode()) is not None
    assert old in text
    assert quick_data(text.replace(old, new).encode()) is None


def test_a_plan_with_an_error_is_reported_with_its_place(trial: Trial) -> None:
    trial.write("plans/petak.yaml", HEAD + PAGE + PAGE.replace("layout: profile, ", ""))
    assert trial.rows() == [("field-missing", "plans/petak.yaml:5:3", "pages[1].layout")]


def test_a_plan_of_ten_thousand_pages_is_no_large_file(trial: Trial) -> None:
    trial.write("plans/petak.yaml", HEAD + PAGE * 10_000)
    assert trial.rows() == []
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert len(catalogue.plans["petak"].pages) == 10_000
    trial.add("plans/petak.yaml", "# changed by hand\n")  # and so read by YAML
    assert trial.rows() == []
