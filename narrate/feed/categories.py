"""The categories that podcast directories file shows under.

Source: Apple Podcasts categories, which PSP-1 and other directories take over.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

CATEGORIES: Mapping[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": (
        "Careers",
        "Entrepreneurship",
        "Investing",
        "Management",
        "Marketing",
        "Non-Profit",
    ),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        "Alternative Health",
        "Fitness",
        "Medicine",
        "Mental Health",
        "Nutrition",
        "Sexuality",
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism",
        "Christianity",
        "Hinduism",
        "Islam",
        "Judaism",
        "Religion",
        "Spirituality",
    ),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary",
        "Personal Journals",
        "Philosophy",
        "Places & Travel",
        "Relationships",
    ),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
    "Technology": (),
    "True Crime": (),
}
"""Category -> its subcategories."""


def category_names() -> tuple[str, ...]:
    """Every category, and every "Category/Subcategory", as narrate.toml writes them."""
    return tuple(
        name
        for main, parts in CATEGORIES.items()
        for name in (main, *(f"{main}/{part}" for part in parts))
    )


def find_category(written: str) -> str | None:
    """The category as Apple spells it, from one written in any case, with "and" for "&", or by
    its subcategory alone; None where there is none of that name."""
    wanted = _plain(written)
    for name in category_names():
        if wanted and wanted in (_plain(name), _plain(name.partition("/")[2])):
            return name
    return None


def near_category(written: str) -> str | None:
    """The category that somebody who wrote this most likely meant."""
    by_name = {}
    for name in category_names():
        by_name[_plain(name)] = name
        by_name.setdefault(_plain(name.partition("/")[2]), name)
    near = difflib.get_close_matches(_plain(written), by_name, 1, cutoff=0.5)
    return by_name[near[0]] if near and near[0] else None


def _plain(name: str) -> str:
    parts = name.casefold().replace(" and ", " & ").replace(">", "/").split("/")
    return "/".join(" ".join(part.split()) for part in parts)
