"""What Windows says of a file's place: drive type, bus, volume, cloud folders, attributes."""

import contextlib
import ctypes
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from arapp.services.places.common import dropbox_roots, home, links, marks, nearest
from arapp.services.places.judging import Facts

_DRIVE_TYPES = {2: "removable", 3: "fixed", 4: "network", 6: "fixed"}
_RECALL = 0x0004_0000 | 0x0008_0000 | 0x0010_0000 | 0x0040_0000
"""Attributes only a cloud provider sets: recall on open, pinned, unpinned, recall on access."""
_CLOUD_TAG, _CLOUD_MASK = 0x9000_001A, 0xFFFF_0FFF
_BUS_USB = 7
_QUERY_PROPERTY = 0x002D_1400
_SYNC_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"


def read(path: Path) -> Facts:
    """The facts of the file at `path`, which is absolute and resolved."""
    here = nearest(path)
    root = path.anchor
    kind = drive_type(root)
    if kind == "fixed" and is_usb(path.drive):
        kind = "removable"
    return Facts(
        "windows",
        str(path),
        home=home(),
        roots=tuple(cloud_roots()),
        marks=marks(path),
        drive=kind,
        mount=root,
        label=label(root),
        online=is_online(here),
        system_disk=path.drive.casefold() == os.environ.get("SYSTEMDRIVE", "C:").casefold(),
        links=links(path),
    )


def _kernel() -> Any:
    return getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows alone


def drive_type(root: str) -> str:
    """ "fixed", "removable", "network" or ""."""
    with contextlib.suppress(OSError, AttributeError):
        return _DRIVE_TYPES.get(_kernel().GetDriveTypeW(ctypes.c_wchar_p(root)), "")
    return ""


def label(root: str) -> str:
    """Name of the volume, "" for none."""
    name = ctypes.create_unicode_buffer(261)
    with contextlib.suppress(OSError, AttributeError):
        if _kernel().GetVolumeInformationW(
            ctypes.c_wchar_p(root), name, len(name), None, None, None, None, 0
        ):
            return name.value
    return ""


def is_usb(drive: str) -> bool:
    """Whether the drive ("E:") hangs on USB: such hard disks call themselves fixed."""
    if not drive.endswith(":"):
        return False
    with contextlib.suppress(OSError, AttributeError):
        kernel = _kernel()
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(ctypes.c_wchar_p(rf"\\.\{drive}"), 0, 3, None, 3, 0, None)
        if handle in (None, ctypes.c_void_p(-1).value):
            return False
        try:
            return bus_of(_device_descriptor(kernel, handle)) == _BUS_USB
        finally:
            kernel.CloseHandle(ctypes.c_void_p(handle))
    return False


def _device_descriptor(kernel: Any, handle: int) -> bytes:
    """STORAGE_DEVICE_DESCRIPTOR of an open volume, b"" when it is not told."""
    query = (ctypes.c_uint32 * 3)(0, 0, 0)  # the device itself, standard query
    answer = ctypes.create_string_buffer(1024)
    size = ctypes.c_uint32()
    done = kernel.DeviceIoControl(
        ctypes.c_void_p(handle), _QUERY_PROPERTY, query, ctypes.sizeof(query),
        answer, len(answer), ctypes.byref(size), None,
    )  # fmt: skip
    return answer.raw[: size.value] if done else b""


def bus_of(descriptor: bytes) -> int:
    """The bus type inside a STORAGE_DEVICE_DESCRIPTOR; 0 when it is cut short."""
    return int.from_bytes(descriptor[28:32], "little") if len(descriptor) >= 32 else 0


def is_online(here: Path) -> bool:
    """Whether the file or a folder above it is a cloud provider's by its attributes."""
    for part in (here, *here.parents):
        with contextlib.suppress(OSError):
            found = part.lstat()
            tag = getattr(found, "st_reparse_tag", 0)
            if getattr(found, "st_file_attributes", 0) & _RECALL or is_cloud_tag(tag):
                return True
    return False


def is_cloud_tag(tag: int) -> bool:
    """IO_REPARSE_TAG_CLOUD and CLOUD_1 … CLOUD_F."""
    return tag & _CLOUD_MASK == _CLOUD_TAG


def cloud_roots() -> Iterator[tuple[str, str]]:
    """(service, folder) from the environment, Dropbox's notes and the registry."""
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if os.environ.get(name):
            yield "OneDrive", os.environ[name]
    for name in ("APPDATA", "LOCALAPPDATA"):
        if os.environ.get(name):
            yield from dropbox_roots(Path(os.environ[name]) / "Dropbox" / "info.json")
    with contextlib.suppress(OSError, ImportError, AttributeError):
        yield from _sync_roots()


def _sync_roots() -> Iterator[tuple[str, str]]:
    """Folders of every provider that registered itself with the shell."""
    import winreg

    reg: Any = winreg
    with reg.OpenKey(reg.HKEY_LOCAL_MACHINE, _SYNC_ROOTS) as providers:
        for index in range(reg.QueryInfoKey(providers)[0]):
            name = reg.EnumKey(providers, index)
            with (
                contextlib.suppress(OSError),
                reg.OpenKey(providers, rf"{name}\UserSyncRoots") as roots,
            ):
                for at in range(reg.QueryInfoKey(roots)[1]):
                    yield name.split("!")[0], str(reg.EnumValue(roots, at)[1])
