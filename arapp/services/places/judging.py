"""From the facts of a file's place to its kind: pure, the same on every system.

In doubt a place is local: containers and virtual machines have file systems of their own.
"""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal

Kind = Literal["local", "cloud", "network", "removable", "linked"]
System = Literal["windows", "mac", "linux"]


@dataclass(frozen=True, slots=True)
class Place:
    """Kind of a place; `name` is the service, share, file system or mount, "" for a local one."""

    kind: Kind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file's place. `path` is absolute and free of symbolic links.

    `home`: the user's folder. `roots`: (service, folder) of cloud folders the system knows.
    `marks`: (folder, name) of entries found beside or above the file. `drive`: "fixed", "removable"
    or "network" as the system says, "" when it does not. `mount`, `filesystem`, `source`: as
    mounted. `label`: name of the volume. `online`: the file's attributes are those of a cloud file.
    `system_disk`: the system itself runs from there. `links`: names the file has.
    """

    system: System
    path: str
    home: str = ""
    roots: tuple[tuple[str, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    drive: str = ""
    mount: str = ""
    filesystem: str = ""
    source: str = ""
    label: str = ""
    online: bool = False
    system_disk: bool = False
    links: int = 1


LOCAL = Place("local")

# Folder names that say "synchronised" wherever they stand.
_CLOUD_NAMES = tuple(
    (re.compile(pattern, re.IGNORECASE), service)
    for pattern, service in (
        (r"onedrive|onedrive - .+|skydrive", "OneDrive"),
        (r"dropbox|dropbox \(.+\)", "Dropbox"),
        (r"icloud ?drive|icloud 云盘|com~apple~clouddocs", "iCloud"),
        (r"google ?drive|google ?drive \(.+\)|googledrive-.+|谷歌云端硬盘", "Google Drive"),
        (r"my drive|我的云端硬盘|共享云端硬盘", "Google Drive"),
        (r"(我的)?坚果云(文件)?|nutstore( ?files)?", "坚果云"),
        (r"baidusyncdisk|baidunetdiskworkspace|百度(网盘)?同步(空间|盘)|百度云同步盘", "百度网盘"),
        (r"百度网盘", "百度网盘"),
        (r"115(网盘|生活)", "115网盘"),
        (r"syncthing", "Syncthing"),
        (r"tresorit", "Tresorit"),
        (r"wps ?云盘|wps ?云文档|wps ?drive|wps ?cloud ?files", "WPS云盘"),
        (r"nextcloud\d*", "Nextcloud"),
        (r"owncloud\d*", "ownCloud"),
        (r"seafile", "Seafile"),
        (r"(?-i:MEGA)|megasync( downloads)?|mega cloud", "MEGA"),
        (r"pcloud ?drive|pcloud ?sync|pcloud", "pCloud"),
        (r"(我的)?阿里云盘(同步盘?)?|adrive", "阿里云盘"),
        (r"synology ?drive|synologydrive", "Synology Drive"),
        (r"box ?sync|box-box", "Box"),
        (r"creative cloud files", "Creative Cloud"),
        (r"yandex\.?disk", "Yandex.Disk"),
        (r"proton ?drive( - .+)?", "Proton Drive"),
        (r"(腾讯)?微云(同步(助手|盘))?|weiyun(sync|disk)", "微云"),
        (r".{1,12}(云盘|同步盘|同步空间)", ""),
    )
)
# Names too common to mean a service deep in a tree: in the user's folder or at a drive's root only.
_CLOUD_AT_ROOT = {
    "Box": "Box",
    "Shared drives": "Google Drive",
    "Weiyun": "微云",
    "Resilio Sync": "Resilio Sync",
}
# Entries a service leaves in the folder it synchronises.
MARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), service)
    for pattern, service in (
        (r"\.dropbox(\.cache|\.attr|\.device)?", "Dropbox"),
        (r"\.stfolder|\.stignore|\.stversions", "Syncthing"),
        (r"\.nutstore.*", "坚果云"),
        (r"\.849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
        (r"\.tmp\.drive(down|up)load", "Google Drive"),
        (r"\._?sync_[0-9a-f]+\.db|\.nextcloudsync\.log", "Nextcloud"),
        (r"\.owncloudsync\.log.*", "ownCloud"),
        (r"\.synologyworkingdirectory", "Synology Drive"),
        (r"\.seafile-data", "Seafile"),
        (r"\.megaignore", "MEGA"),
        (r"\.sync", "Resilio Sync"),
    )
)
# Services that also keep their settings in the user's folder, under the same names.
_SETTINGS_AT_HOME = (".dropbox", ".nutstore", ".seafile")

_NETWORK = {
    "nfs": "NFS",
    "nfs4": "NFS",
    "cifs": "SMB",
    "smb": "SMB",
    "smb2": "SMB",
    "smb3": "SMB",
    "smbfs": "SMB",
    "afpfs": "AFP",
    "afs": "AFS",
    "davfs": "WebDAV",
    "davfs2": "WebDAV",
    "webdav": "WebDAV",
    "ncpfs": "NCP",
    "ceph": "Ceph",
    "lustre": "Lustre",
    "beegfs": "BeeGFS",
    "gpfs": "GPFS",
    "glusterfs": "GlusterFS",
    "sshfs": "SSHFS",
    "gvfsd-fuse": "GVfs",
    "curlftpfs": "FTP",
    "ftp": "FTP",
    "s3fs": "S3",
    "moosefs": "MooseFS",
    "juicefs": "JuiceFS",
    "kio-fuse": "KIO",
}
_CLOUD_SYSTEMS = {
    "rclone": "rclone",
    "google-drive-ocamlfuse": "Google Drive",
    "onedriver": "OneDrive",
    "insync": "Google Drive",
    "pcloud": "pCloud",
    "seadrive": "Seafile",
    "goofys": "S3",
}
# Containers and virtual machines: what lies behind is the host's matter, never a reason.
_HOSTED = frozenset(
    {"overlay", "9p", "virtiofs", "tmpfs", "aufs", "grpcfuse", "fakeowner", "vboxsf", "drvfs"}
    | {"prl_fs", "vmhgfs", "vmhgfs-fuse", "osxfs", "fuse-overlayfs", "wslfs", "squashfs", "ramfs"}
)
_REMOVABLE_MOUNTS = ("/media/", "/run/media/")


def judge(facts: Facts) -> Place:
    """The place the facts speak of; the reason nearest to the user's hand comes first."""
    for found in (_cloud(facts), _network(facts), _removable(facts), _linked(facts)):
        if found is not None:
            return found
    return LOCAL


# --- cloud ----------------------------------------------------------------------------------------


def _cloud(facts: Facts) -> Place | None:
    folders = _folders(facts)
    for service, root in facts.roots:
        if _key(facts, root) in {_key(facts, folder) for folder, _ in folders}:
            return Place("cloud", service)
    for folder, name in folders:
        service = _service_by_name(facts, folder, name)
        if service:
            return Place("cloud", service)
    if service := _service_by_mark(facts):
        return Place("cloud", service)
    if service := _CLOUD_SYSTEMS.get(_bare(facts.filesystem)) or _service(facts.label):
        return Place("cloud", service)
    nearest = folders[0][1] if folders else ""
    return Place("cloud", nearest) if facts.online else None


def _folders(facts: Facts) -> list[tuple[str, str]]:
    """(whole path, name) of the folders the file lies in, innermost first."""
    pure = PureWindowsPath if facts.system == "windows" else PurePosixPath
    return [(str(folder), folder.name) for folder in pure(facts.path).parents if folder.name]


def _key(facts: Facts, folder: str) -> str:
    """One spelling per folder: Windows and macOS do not tell capitals apart."""
    if facts.system == "windows":
        return str(PureWindowsPath(folder)).casefold()
    plain = str(PurePosixPath(folder))
    return plain.casefold() if facts.system == "mac" else plain


def _service(name: str) -> str:
    for pattern, service in _CLOUD_NAMES:
        if name and pattern.fullmatch(name):
            return service or name
    return ""


def _service_by_name(facts: Facts, folder: str, name: str) -> str:
    if inside := _mac_service(folder):
        return inside
    at_root = _CLOUD_AT_ROOT.get(name, "")
    return _service(name) or (at_root if _is_shallow(facts, folder) else "")


def _mac_service(folder: str) -> str:
    """Everything below Library/CloudStorage and Mobile Documents is a service's.

    Whoever's home it is, and on a copy of a Mac's disk too: no other program names a folder so.
    """
    parts = re.split(r"[/\\]", folder)
    name, above = parts[-1], [part.casefold() for part in parts]
    if above[-1:] == ["mobile documents"]:
        return "iCloud"
    if above[-3:-1] == ["library", "cloudstorage"]:
        return _service(name) or _service(name.split("-")[0]) or name
    return "CloudStorage" if above[-2:] == ["library", "cloudstorage"] else ""


def _is_shallow(facts: Facts, folder: str) -> bool:
    """Directly in the user's folder, at a drive's root or where something is mounted."""
    if facts.system == "windows":
        parent: PureWindowsPath | PurePosixPath = PureWindowsPath(folder).parent
        if not parent.name:
            return True
    else:
        parent = PurePosixPath(folder).parent
    above = {_key(facts, known) for known in (facts.home, facts.mount) if known and known != "/"}
    return _key(facts, str(parent)) in above


def mark_service(name: str) -> str:
    """The service that leaves an entry of that name, "" for none."""
    return next((service for pattern, service in MARKS if pattern.fullmatch(name)), "")


def _service_by_mark(facts: Facts) -> str:
    for folder, name in facts.marks:
        at_home = bool(facts.home) and _key(facts, folder) == _key(facts, facts.home)
        plain = name.casefold()
        settings = at_home and (plain == ".sync" or plain.startswith(_SETTINGS_AT_HOME))
        if not settings and (service := mark_service(name)):
            return service
    return ""


# --- network, removable, linked -------------------------------------------------------------------


def _bare(filesystem: str) -> str:
    """ "fuse.sshfs" → "sshfs"."""
    return filesystem.lower().removeprefix("fuse.").removeprefix("fuseblk.")


def _network(facts: Facts) -> Place | None:
    if facts.system == "windows":
        share = _share(facts.path)
        if share or facts.drive == "network":
            return Place("network", share or facts.source or facts.path[:2])
        return None
    found = _NETWORK.get(_bare(facts.filesystem))
    return Place("network", facts.source or found) if found else None


def _share(path: str) -> str:
    r"""`\\server\share` of a path that names one; "" for a path on a drive."""
    plain = path.replace("/", "\\")
    if plain[:8].upper() == "\\\\?\\UNC\\":
        plain = "\\\\" + plain[8:]
    if not plain.startswith("\\\\") or plain.startswith(("\\\\?\\", "\\\\.\\")):
        return ""
    return "\\\\" + "\\".join(plain[2:].split("\\")[:2])


def _removable(facts: Facts) -> Place | None:
    if facts.system_disk or _bare(facts.filesystem) in _HOSTED:
        return None
    if facts.drive == "removable" or (
        facts.system == "linux" and facts.mount.startswith(_REMOVABLE_MOUNTS)
    ):
        return Place("removable", facts.label or _mount_name(facts))
    return None


def _mount_name(facts: Facts) -> str:
    if facts.system == "windows":
        return PureWindowsPath(facts.path).drive
    return PurePosixPath(facts.mount).name


def _linked(facts: Facts) -> Place | None:
    return Place("linked", str(facts.links)) if facts.links > 1 else None
