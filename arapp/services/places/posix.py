"""What Linux and macOS say of a file's place: mounts, disks, cloud folders.

Every reader is thin and gives "" or nothing when the system does not answer: an unknown place is
never a reason to refuse.
"""

import contextlib
import os
from pathlib import Path

from arapp.services.places.common import dropbox_roots, home, links, marks
from arapp.services.places.judging import Facts


def linux(path: Path) -> Facts:
    """The facts of the file at `path`, which is absolute and resolved."""
    try:
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        table = ""
    mounts = parse_mountinfo(table)
    mount, filesystem, source = mount_of(str(path), mounts)
    root_source = mount_of("/", mounts)[2]
    return Facts(
        "linux",
        str(path),
        home=home(),
        roots=tuple(dropbox_roots(Path(home() or "/") / ".dropbox" / "info.json")),
        marks=marks(path),
        drive="removable" if is_removable_block(source) else "",
        mount=mount,
        filesystem=filesystem,
        source=source,
        system_disk=mount == "/" or _disk_of(source) == _disk_of(root_source) != "",
        links=links(path),
    )


def parse_mountinfo(table: str) -> list[tuple[str, str, str]]:
    """(mount point, file system type, source) of every line of /proc/self/mountinfo."""
    found = []
    for line in table.splitlines():
        left, _, right = line.partition(" - ")
        fields, kinds = left.split(), right.split()
        if len(fields) >= 5 and len(kinds) >= 2:
            found.append((_unescaped(fields[4]), kinds[0], _unescaped(kinds[1])))
    return found


def _unescaped(text: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def mount_of(path: str, mounts: list[tuple[str, str, str]]) -> tuple[str, str, str]:
    """The mount the path lies on: the deepest, and of several at one point the last."""
    best = ("", "", "")
    for mount in mounts:
        inside = path == mount[0] or path.startswith(mount[0].rstrip("/") + "/")
        if inside and len(mount[0]) >= len(best[0]):
            best = mount
    return best


def _disk_of(source: str) -> str:
    """The whole disk in sysfs that a partition belongs to; "" for what is no disk."""
    if not source.startswith("/dev/"):
        return ""
    node = Path("/sys/class/block") / Path(source).resolve().name
    if not node.exists():
        return ""
    real = node.resolve()
    return str(real.parent if (real / "partition").exists() else real)


def is_removable_block(source: str) -> bool:
    """Whether the disk can be pulled out: said so by sysfs, or hanging on USB."""
    disk = _disk_of(source)
    if not disk:
        return False
    with contextlib.suppress(OSError):
        if (Path(disk) / "removable").read_text(encoding="ascii").strip() == "1":
            return True
    return "/usb" in disk


# --- macOS ----------------------------------------------------------------------------------------


def mac(path: Path) -> Facts:
    """The facts of the file at `path`, which is absolute and resolved."""
    mounts = parse_mac_mounts(_ask("/sbin/mount"))
    mount, filesystem, source = mount_of(str(path), mounts)
    told = _ask("/usr/sbin/diskutil", "info", mount) if mount.startswith("/Volumes/") else ""
    return Facts(
        "mac",
        str(path),
        home=home(),
        roots=(*dropbox_roots(Path(home()) / ".dropbox" / "info.json"), *_icloud_roots(home())),
        marks=marks(path),
        drive="removable" if is_mac_removable(told) else "",
        mount=mount,
        filesystem=filesystem,
        source=source,
        links=links(path),
    )


def _ask(*command: str) -> str:
    """What a tool of the system prints; "" when it does not answer within two seconds."""
    import subprocess

    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def parse_mac_mounts(table: str) -> list[tuple[str, str, str]]:
    """(mount point, type, source) of lines like `/dev/disk3s1 on / (apfs, local, journaled)`."""
    found = []
    for line in table.splitlines():
        head, _, options = line.rpartition(" (")
        source, _, mount = head.partition(" on ")
        if mount:
            found.append((mount, options.split(",")[0].rstrip(")").strip(), source))
    return found


def is_mac_removable(told: str) -> bool:
    """What `diskutil info` says of a volume below /Volumes."""
    facts = {}
    for line in told.splitlines():
        name, _, value = line.partition(":")
        facts[name.strip()] = value.strip()
    image = facts.get("Protocol") == "Disk Image"
    outside = facts.get("Device Location") == "External"
    return not image and (outside or facts.get("Removable Media") in {"Removable", "Yes"})


def _icloud_roots(user: str) -> list[tuple[str, str]]:
    """Desktop and Documents, when iCloud keeps them."""
    kept = Path(user) / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    return [
        ("iCloud", f"{user}/{name}")
        for name in ("Desktop", "Documents")
        if os.path.lexists(kept / name)
    ]
