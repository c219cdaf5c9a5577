"""The coverage gate: `python -m tools.coverage_gate` judges the figures of the last whole run.

It holds in both directions: a listed file of the money core that drops fails, and so does one that
has reached 100 and is not listed, or that is new and stands nowhere. Exit code 0 or 1.
"""

import fnmatch
import json
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.suite import FIGURES

ROOT = Path(__file__).resolve().parents[1]
RULES = Path(__file__).with_name("coverage.toml")


@dataclass(frozen=True)
class Share:
    """How many lines and branches were run, of how many; `gaps` names those that were not."""

    run: int
    of: int
    gaps: str = ""

    @property
    def percent(self) -> float:
        """An empty file is full."""
        return 100 * self.run / self.of if self.of else 100.0

    @property
    def full(self) -> bool:
        """Exactly all: 99.99 is not."""
        return self.run == self.of

    def __add__(self, other: "Share") -> "Share":
        return Share(self.run + other.run, self.of + other.of)


def shares(figures: Mapping[str, Any]) -> dict[str, Share]:
    """Share of each file, from coverage's JSON report."""
    return {name.replace("\\", "/"): _share(found) for name, found in figures["files"].items()}


def _share(found: Mapping[str, Any]) -> Share:
    told = found["summary"]
    run = told["covered_lines"] + told["covered_branches"]
    gaps = [str(line) for line in found["missing_lines"]]
    gaps += [f"{start}->{end}" for start, end in found["missing_branches"]]
    return Share(run, told["num_statements"] + told["num_branches"], ", ".join(gaps[:12]))


def judge(files: Mapping[str, Share], rules: Mapping[str, Any]) -> list[str]:
    """What is wrong, one sentence each; nothing when the gate is open."""
    listed, lacking = set(rules["full"]), rules.get("lacking", {})
    core = {name for name in files if any(fnmatch.fnmatch(name, at) for at in rules["core"])}
    wrong = [f"{name}: listed, but no such file was measured" for name in listed - set(files)]
    wrong += [f"{name}: lacking, but no such file was measured" for name in set(lacking) - core]
    for name in sorted(core | (listed & set(files))):
        wrong += _judge_file(name, files[name], name in listed, lacking.get(name))
    for part, least in rules["floors"].items():
        share = _part(files, part)
        if share.percent < least:
            wrong.append(f"{part}: {share.percent:.1f} %, at least {least:.0f} are asked for")
    return sorted(wrong)


def _judge_file(name: str, share: Share, listed: bool, least: float | None) -> list[str]:
    if listed:
        return [] if share.full else [f"{name}: dropped to {share.percent:.2f} %: {share.gaps}"]
    if share.full:
        return [f"{name}: at 100 %, list it under `full` in {RULES.name}"]
    if least is None:
        return [f"{name}: money core at {share.percent:.1f} %, and nowhere listed: {share.gaps}"]
    return [f"{name}: below {least} %: {share.gaps}"] if share.percent < least else []


def _part(files: Mapping[str, Share], part: str) -> Share:
    inside = [share for name, share in files.items() if name.startswith(f"{part}/")]
    return sum(inside, Share(0, 0))


def main() -> int:
    """Judge and tell."""
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
    try:
        figures = json.loads((ROOT / FIGURES).read_text(encoding="utf-8"))
    except FileNotFoundError:
        print(f"coverage: no figures at {FIGURES}; run the whole suite first")
        return 1
    files = shares(figures)
    parts = {part: _part(files, part) for part in [*rules["floors"], *rules["told"]["parts"]]}
    told = ", ".join(f"{part} {share.percent:.1f} %" for part, share in parts.items())
    print(f"== coverage: {len(rules['full'])} files of the money core at 100 %, {told}")
    wrong = judge(files, rules)
    for sentence in wrong:
        print(f"   {sentence}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
