"""What the operating system lacks: named in one line before Qt misses it."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping

from tools.setup import environment
from tools.setup.sentences import Stop, say

LINUX = sys.platform.startswith("linux")

# What Qt opens on Linux and Debian's package for it: always, on an X screen, on a Wayland screen.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def has_display(environ: Mapping[str, str], linux: bool = LINUX) -> bool:
    """Whether a window can be shown: a question on Linux only, elsewhere there is a desktop."""
    platform = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in ("offscreen", "minimal")
    return not linux or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def opens(soname: str) -> bool:
    """Whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def lacking(wanted: Mapping[str, str], found: Callable[[str], bool] = opens) -> dict[str, str]:
    """Of `wanted` (soname to package) what `found` does not find, in its order."""
    return {soname: package for soname, package in wanted.items() if not found(soname)}


def wanted(environ: Mapping[str, str], with_window: bool) -> dict[str, str]:
    """The libraries to be there, soname to Debian package; with a window also its screen's."""
    names = dict(LIBRARIES)
    if with_window and not environ.get("WAYLAND_DISPLAY"):
        names |= X_LIBRARIES
    elif with_window:
        # Beside a Wayland screen there is mostly an X one, and Qt falls back on it.
        names |= WAYLAND_LIBRARIES | (X_LIBRARIES if environ.get("DISPLAY") else {})
    return names


def lacking_here(with_window: bool) -> dict[str, str]:
    """All that is missing, soname to Debian package, so that one line can name it."""
    if not LINUX:
        return {}
    missing = lacking(wanted(os.environ, with_window))
    # Debian keeps the part of Python that makes environments in a package of its own.
    if not environment.interpreter().exists() and importlib.util.find_spec("ensurepip") is None:
        missing["python3-venv"] = "python3-venv"
    return missing


def advice(missing: Mapping[str, str], debian: bool) -> Stop:
    """The one line for a user who has to install it."""
    if debian:
        return Stop("lacking", names=" ".join(missing.values()))
    return Stop("lacking_other", names=" ".join(missing))


def complete(missing: Mapping[str, str]) -> None:
    """Installs what is missing, as root on Debian and its kin; else raises Stop with the line."""
    if not missing:
        return
    debian = shutil.which("apt-get") is not None
    if sys.platform == "win32" or not debian or os.geteuid() != 0:
        raise advice(missing, debian)
    names = list(missing.values())
    say("apt", names=" ".join(names))
    apt_get("update", "-qq")
    done = apt_get("install", "-y", "-qq", "--no-install-recommends", *names)
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        raise Stop("apt_failed", names=" ".join(names))


def apt_get(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs apt-get without questions; whether it worked is the caller's to see."""
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        ["apt-get", *words], env=environ, capture_output=True, text=True, check=False
    )
