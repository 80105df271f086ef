"""Where the time went, as it is written for `--profile`."""

from __future__ import annotations

from catalog.i18n.translator import Translator
from catalog.pipeline.part_stages import PartTime
from catalog.reports.build_profile import profile_text

TIMES = (
    PartTime("opener/tenun", "opener", 1, 0.001, 0.02, cached=False),
    PartTime("business/tenun/a", "profile", 2, 0.002, 0.15, cached=False),
    PartTime("business/tenun/b", "profile", 1, 0.004, 0.0, cached=True),
    PartTime("business/tenun/c", "profile", 1, 0.002, 0.45, cached=False),
)


def test_templates_and_parts_are_reported_the_slowest_first() -> None:
    text = profile_text("ekspor", TIMES, {"plan": 0.25, "typeset": 0.6}, Translator("en"))
    assert (
        text
        == """\
Where the time went: ekspor

Stages of the whole run
  seconds
      0.2  plan
      0.6  typeset

By template; seconds of all workers together
  template  parts  from the cache  pages  render  typeset  ms a page
  profile       3               1      4    0.01     0.60        200
  opener        1               0      1    0.00     0.02         20

By part, the slowest first
  typeset  render  pages  part
    0.450   0.002      1  business/tenun/c
    0.150   0.002      2  business/tenun/a
    0.020   0.001      1  opener/tenun
    0.000   0.004      1  business/tenun/b
"""
    )


def test_where_nothing_was_made_that_is_reported() -> None:
    assert profile_text("ekspor", (), {}, Translator("id")).endswith(Translator("id").say("profile.none") + "\n")
