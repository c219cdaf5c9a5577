"""`python -m tools.mutate [FILE ...] [--changed [REF]] [--budget SECONDS] [--seed N]`

All of the money core, or the named files, or what changed against REF. With a budget the mutants
are taken in a seeded order until the time is over, and what was left out is told. Exit codes: 0 no
survivor but those explained in survivors.toml, 1 others, 2 usage, 3 the tests fail by themselves.
With `--least N` a run passes when N per cent are killed or explained: a sample says no more.
`--again FILE` takes the survivors that an earlier run told, from a file with what it said.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.mutate import runner
from tools.mutate.host import OVER_LIMIT
from tools.mutate.mutants import Mutant, mutants
from tools.mutate.runner import BrokenBaseline, Target

HERE = Path(__file__).parent
Key = tuple[str, str, str, str]
Explained = dict[Key, str]


@dataclass
class Result:
    """What came of a module's mutants."""

    file: str
    tried: int = 0
    left_out: int = 0
    circles: int = 0  # noticed by nothing but the time they took
    survivors: list[Mutant] = field(default_factory=list)


def arguments(words: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="tools.mutate")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--changed", nargs="?", const="HEAD~1", metavar="REF")
    parser.add_argument("--budget", type=float, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=100.0, metavar="PERCENT")
    parser.add_argument("--again", type=Path, metavar="SURVIVORS")
    parser.add_argument("--root", type=Path, default=HERE.parents[1])
    parser.add_argument("--targets", type=Path, default=HERE / "targets.toml")
    parser.add_argument("--survivors", type=Path, default=HERE / "survivors.toml")
    return parser.parse_args(words)


def targets(path: Path) -> tuple[list[str], dict[str, Target]]:
    """What is copied, and the modules."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {
        file: Target(file, tuple(facts["tests"]), facts.get("schema", False))
        for file, facts in told["target"].items()
    }
    return told["copied"], found


def explained(path: Path) -> Explained:
    """Survivors with their reason; an empty reason is none."""
    if not path.exists():
        return {}
    told = tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", [])
    return {
        (one["file"], one["where"], one["old"], one["new"]): one["reason"]
        for one in told
        if one["reason"].strip()
    }


def again(path: Path) -> set[Key]:
    """The survivors that an earlier run told, from what it said."""
    said = path.read_text(encoding="utf-8").partition("[[survivor]]")
    told, _, _ = "".join(said[1:]).partition("\nexplained, ")
    return {
        (one["file"], one["where"], one["old"], one["new"])
        for one in tomllib.loads(told).get("survivor", [])
    }


def chosen(asked: Any, known: dict[str, Target]) -> list[str]:
    """The modules to spoil."""
    if asked.changed is not None:
        words = ["git", "diff", "--name-only", asked.changed, "--", *known]
        done = subprocess.run(words, cwd=asked.root, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(f"nothing to compare with: {done.stderr.strip().splitlines()[0]}")
        return [file for file in done.stdout.split() if file in known]
    unknown = [file for file in asked.files if file not in known]
    if unknown:
        raise SystemExit(f"tools.mutate: {unknown[0]} is no module of {asked.targets.name}")
    return list(asked.files or known)


def main(words: list[str]) -> int:
    """Spoil, test, tell."""
    asked = arguments(words)
    parts, known = targets(asked.targets)
    if not hasattr(os, "fork"):
        print("mutants are forks of a loaded process, and there are none here")
        return 0
    files = chosen(asked, known)
    if not files:
        print("nothing of the money core to look at")
        return 0
    only = None if asked.again is None else again(asked.again)
    # Byte code of a module stands beside it, where the runner clears it when the module changes.
    sys.pycache_prefix = None
    os.environ.pop("PYTHONPYCACHEPREFIX", None)
    runner.preload()
    ends = time.monotonic() + asked.budget if asked.budget else None
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        copy = runner.copied(asked.root, parts, Path(folder))
        for turn, file in enumerate(files):
            rest = None if ends is None else (ends - time.monotonic()) / (len(files) - turn)
            try:
                results.append(one_module(copy, known[file], rest, asked.seed, only))
            except BrokenBaseline as trouble:
                print(f"{trouble}; nothing can be said", flush=True)
                return 3
    return told(
        results,
        explained(asked.survivors),
        whole=not (asked.changed or ends or asked.again),
        least=asked.least,
    )


def one_module(
    copy: Path, target: Target, budget_s: float | None, seed: int, only: set[Key] | None
) -> Result:
    """All mutants of a module, those named, or as many as fit into the budget."""
    begun = time.monotonic()
    ends = None if budget_s is None else begun + budget_s
    seen = runner.baseline(copy, target)
    found = mutants(target.file, (copy / target.file).read_text(encoding="utf-8"))
    found = [mutant for mutant in found if only is None or mutant.key in only]
    if budget_s is not None:
        random.Random(seed).shuffle(found)
    result = Result(target.file)
    # What only a run from nothing can tell gets its share of the time.
    half = None if ends is None else (time.monotonic() + ends) / 2
    noticed = runner.quick(copy, target, found, seen, half)
    for number, mutant in enumerate(found):
        if number not in noticed and ends is not None and time.monotonic() > ends:
            continue
        result.tried += 1
        killer = (
            noticed[number]
            if number in noticed
            else runner.from_nothing(copy, target, mutant, seen)
        )
        result.circles += killer == OVER_LIMIT
        if not killer:
            result.survivors.append(mutant)
            print(f"  {mutant.file}:{mutant.line} {mutant.where}: {mutant.old} => {mutant.new}")
        sys.stdout.flush()
    result.left_out = len(found) - result.tried
    seconds = time.monotonic() - begun
    print(f"{_line(result)}, {len(noticed)} the quick way, {seconds:.0f} s", flush=True)
    return result


def _line(result: Result) -> str:
    killed = result.tried - len(result.survivors)
    share = f"{100 * killed / result.tried:.1f} %" if result.tried else "–"
    left = f", {result.left_out} left out" if result.left_out else ""
    circles = f", {result.circles} by the time they took" if result.circles else ""
    return f"{result.file}: {killed} of {result.tried} killed ({share}){circles}{left}"


def told(results: list[Result], reasons: Explained, whole: bool, least: float = 100.0) -> int:
    """The table, the survivors nobody has explained, the notes that fit nothing any more."""
    survivors = {mutant.key: mutant for result in results for mutant in result.survivors}
    total = Result("all")
    for result in results:
        total.tried += result.tried
        total.left_out += result.left_out
        total.circles += result.circles
        total.survivors += result.survivors
    print(_line(total))
    open_ones = [mutant for key, mutant in survivors.items() if key not in reasons]
    for mutant in open_ones:
        facts = ("file", "where", "old", "new")
        lines = [
            f"{name} = {json.dumps(fact, ensure_ascii=False)}"
            for name, fact in zip(facts, mutant.key, strict=True)
        ]
        print("\n".join(["\n[[survivor]]", *lines, 'reason = ""']))
    files = {result.file for result in results}
    stale = [key for key in reasons if key[0] in files and key not in survivors] if whole else []
    for key in stale:
        print(f"explained, but killed or gone: {key}")
    held = 100 * (total.tried - len(open_ones)) >= least * total.tried
    return 0 if held and not stale else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
