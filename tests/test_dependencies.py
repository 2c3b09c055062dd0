"""What narrate needs: how pyproject.toml bounds it, and that it holds in this environment."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def project() -> dict[str, Any]:
    return tomllib.loads(PYPROJECT.read_text())["project"]


def needed() -> list[Requirement]:
    """What an installation with every extra holds, as `pyproject.toml` asks for it."""
    extras = project()["optional-dependencies"]
    asked = [*project()["dependencies"]]
    asked += [line for name in sorted(extras) if name != "test" for line in extras[name]]
    return [Requirement(line) for line in asked]


def here() -> list[Requirement]:
    return [need for need in needed() if need.marker is None or need.marker.evaluate()]


@pytest.mark.parametrize("need", needed(), ids=lambda need: need.name)
def test_a_dependency_is_bounded_at_both_ends(need):
    """From a version that was tested up to the next major one, which nobody has seen."""
    bounds = {bound.operator: Version(bound.version) for bound in need.specifier}

    assert sorted(bounds) == ["<", ">="]
    assert bounds["<"].release[1:] in ((), (0,))
    assert bounds[">="] < bounds["<"]


@pytest.mark.parametrize("need", here(), ids=lambda need: need.name)
def test_a_dependency_is_here_in_a_version_that_is_allowed(need):
    assert version(need.name) in need.specifier


def test_the_tests_need_every_extra_within_its_own_bounds():
    extras = project()["optional-dependencies"]
    own = [Requirement(line) for line in extras["test"] if line.startswith("narrate")]

    assert [need.name for need in own] == ["narrate"]
    assert own[0].extras == set(extras) - {"test"}


def test_a_tool_of_the_tests_has_a_lower_bound():
    tools = [Requirement(line) for line in project()["optional-dependencies"]["test"][1:]]

    assert tools
    assert all(any(bound.operator == ">=" for bound in tool.specifier) for tool in tools)
