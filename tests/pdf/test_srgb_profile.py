"""The profile of screens is the one that colour management has, and the same bytes each time."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from catalog.pdf.srgb_profile import srgb_profile


def test_colours_are_those_of_srgb() -> None:
    ours, known = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile())), ImageCms.createProfile("sRGB")
    steps = range(0, 256, 51)
    image = Image.new("RGB", (216, 1))
    image.putdata([(red, green, blue) for red in steps for green in steps for blue in steps])
    lab = ImageCms.createProfile("LAB")
    seen = [
        ImageCms.buildTransform(profile, lab, "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC).apply(image)
        for profile in (ours, known)
    ]
    differences = [
        (one - other + 128) % 256 - 128 for one, other in zip(*(each.tobytes() for each in seen), strict=True)
    ]
    assert max(map(abs, differences)) <= 1


def test_it_is_a_profile_of_version_2_for_displays() -> None:
    content = srgb_profile()
    assert content is srgb_profile() or content == srgb_profile()
    assert int.from_bytes(content[:4], "big") == len(content) < 3_000
    assert content[8] == 2
    assert content[12:24] == b"mntrRGB XYZ "
    described = ImageCms.ImageCmsProfile(io.BytesIO(content))
    assert ImageCms.getProfileName(described).strip() == "sRGB IEC61966-2.1"
