"""The environment `.venv`: made once, filled part by part, each part stamped when finished."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from tools.setup.sentences import Stop, say

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
LOG = VENV / "setup.log"
WINDOWS = sys.platform == "win32"

# What is installed, in this order: the file whose contents decide whether to do it again, and the
# words for pip. Each part has its own stamp, so an interrupted set-up goes on where it was.
WHEELS = ("--require-hashes", "--only-binary=:all:", "-r")
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "program": ("requirements.txt", (*WHEELS, "requirements.txt")),
    "command": ("pyproject.toml", ("--no-deps", "--no-build-isolation", "-e", ".")),
    "tests": ("requirements-dev.txt", (*WHEELS, "requirements-dev.txt")),
}

# What the words of venv and pip mean: key of a sentence and its marks, looked for in this order.
CAUSES = {
    "full": ("No space left on device", "WinError 112]"),
    "in_use": ("WinError 5]", "WinError 32]"),
    "read_only": ("Permission denied", "Read-only file system"),
    "hashes": ("DO NOT MATCH THE HASHES",),
    "network": (
        "NewConnectionError",
        "NameResolutionError",
        "ConnectTimeout",
        "ReadTimeout",
        "ConnectionResetError",
        "ProxyError",
        "SSLError",
        "Max retries exceeded",
        "Connection broken",
        "HTTP error",
        "IncompleteRead",
    ),
    "no_wheel": ("No matching distribution found",),
}


def interpreter() -> Path:
    """The Python of the environment, whether it stands yet or not."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def command() -> Path:
    """The command `arapp` in the environment."""
    return VENV / ("Scripts/arapp.exe" if WINDOWS else "bin/arapp")


def set_up(parts: Sequence[str]) -> None:
    """Brings the parts up to date; when they are, does nothing and needs no network."""
    if not any(stale(part) for part in parts):
        return
    if not works():
        make()
    for part in parts:
        if stale(part):
            install(part)


def works() -> bool:
    """Whether the environment's Python starts and has pip: it has not after half a set-up, nor
    when the Python it was made with is gone."""
    probe = [str(interpreter()), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]
    try:
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def make() -> None:
    """Makes the environment anew; raises Stop with the cause when that fails."""
    say("making", path=VENV)
    words = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail(done.stdout + done.stderr)


def install(part: str) -> None:
    """Installs one part and stamps it; raises Stop with the cause when pip fails."""
    say("installing", part=part)
    stamp_file(part).unlink(missing_ok=True)
    pip = [str(interpreter()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    code, said = listen([*pip, *PARTS[part][1]])
    if code != 0:
        fail(said)
    stamp_file(part).write_text(wanted(part), encoding="ascii")


def listen(words: Sequence[str]) -> tuple[int, str]:
    """Runs pip, shows on a terminal what it is at; its exit code and all that it said."""
    heard = []
    terminal = sys.stderr.isatty()
    with subprocess.Popen(
        words,
        cwd=ROOT,
        env=pip_environ(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            heard.append(line)
            if terminal and line.startswith(("Collecting", "  Downloading", "Installing")):
                sys.stderr.write(f"\r  {line.strip():<75.75}")
    if terminal:
        sys.stderr.write(f"\r{'':<77}\r")
    return process.returncode, "".join(heard)


def pip_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """The user's settings for pip (mirror, proxy) stay; what would install elsewhere goes."""
    elsewhere = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME")
    kept = {key: value for key, value in environ.items() if key not in elsewhere}
    kept.setdefault("PIP_RETRIES", "2")
    return kept | {"PYTHONUTF8": "1"}


def fail(said: str) -> NoReturn:
    """Raises Stop with the cause of what a tool said, which is kept in the log where one can be."""
    key = cause(said)
    try:
        VENV.mkdir(exist_ok=True)
        LOG.write_text(said, encoding="utf-8")
    except OSError:
        if key == "stopped":  # the other sentences say enough without the log
            sys.stderr.write(said)
    raise Stop(key, log=LOG, path=ROOT)


def cause(said: str) -> str:
    """The key of the sentence that fits a tool's output; "stopped" when none does."""
    fitting = (key for key, marks in CAUSES.items() if any(mark in said for mark in marks))
    return next(fitting, "stopped")


def stale(part: str) -> bool:
    """Whether a part is to be installed: never finished, or its file or its place has changed."""
    if not (interpreter().exists() and stamp_file(part).exists()):
        return True
    return stamp_file(part).read_text(encoding="ascii") != wanted(part)


def stamp_file(part: str) -> Path:
    """Where the stamp of a finished part lies."""
    return VENV / f"done-{part}"


def wanted(part: str) -> str:
    """The stamp of a part as its file reads now."""
    return stamp((ROOT / PARTS[part][0]).read_bytes(), ROOT)


def stamp(contents: bytes, root: Path) -> str:
    """What stands for a file's contents, whatever its line ends, in the folder `root`."""
    text = contents.replace(b"\r\n", b"\n")
    return hashlib.sha256(text + b"\0" + os.fsencode(root)).hexdigest()
