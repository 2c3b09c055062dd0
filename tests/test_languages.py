"""Which language a text is in."""

from __future__ import annotations

import pytest

from narrate.article.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge has been closed since the storm, and nobody knows for how long.", "en"),
        ("Die Brücke ist seit dem Sturm gesperrt, und niemand weiß, wie lange noch.", "de"),
        ("Мост закрыт после бури, и никто не знает, на сколько.", "ru"),
        ("橋は嵐のあと閉鎖されている。", "ja"),
        ("风暴过后大桥一直关闭。", "zh"),
    ],
)
def test_a_sentence_is_enough(text: str, language: str) -> None:
    assert guess_language(text) == language
