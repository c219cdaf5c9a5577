"""Where a ledger may lie: judged from facts, so the cases of all three systems run anywhere."""

import os
from pathlib import Path

import pytest

from arapp.models.values.errors import LedgerMissing, UnsafePlace
from arapp.services import files, places
from arapp.services.places import Facts, Place, common, judge, posix, windows

WIN = r"C:\Users\lee"


def win(path: str, **facts: object) -> Place:
    """Judged as on Windows, on a fixed disk unless said otherwise."""
    known = {"home": WIN, "drive": "fixed", "mount": path[:3]} | facts
    return judge(Facts("windows", path, **known))  # type: ignore[arg-type]  # facts by name


def linux(path: str, **facts: object) -> Place:
    """Judged as on Linux, on ext4 unless said otherwise."""
    known = {"home": "/home/lee", "mount": "/", "filesystem": "ext4"} | facts
    return judge(Facts("linux", path, **known))  # type: ignore[arg-type]  # facts by name


def mac(path: str, **facts: object) -> Place:
    """Judged as on macOS, on apfs unless said otherwise."""
    known = {"home": "/Users/lee", "mount": "/", "filesystem": "apfs"} | facts
    return judge(Facts("mac", path, **known))  # type: ignore[arg-type]  # facts by name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (rf"{WIN}\OneDrive\账\b.arapp", "OneDrive"),
        (rf"{WIN}\OneDrive - Chenghe Ltd\b.arapp", "OneDrive"),
        (r"D:\Dropbox\b.arapp", "Dropbox"),
        (r"D:\Dropbox (Chenghe)\b.arapp", "Dropbox"),
        (rf"{WIN}\iCloudDrive\b.arapp", "iCloud"),
        (r"G:\我的云端硬盘\b.arapp", "Google Drive"),
        (r"G:\My Drive\b.arapp", "Google Drive"),
        (r"D:\我的坚果云\账\b.arapp", "坚果云"),
        (rf"{WIN}\Nutstore\1\b.arapp", "坚果云"),
        (r"D:\BaiduSyncdisk\b.arapp", "百度网盘"),
        (r"D:\百度网盘同步空间\b.arapp", "百度网盘"),
        (r"D:\WPS云盘\b.arapp", "WPS云盘"),
        (r"D:\阿里云盘\b.arapp", "阿里云盘"),
        (r"D:\天翼云盘\b.arapp", "天翼云盘"),
        (rf"{WIN}\Nextcloud\b.arapp", "Nextcloud"),
        (rf"{WIN}\ownCloud\b.arapp", "ownCloud"),
        (rf"{WIN}\Seafile\b.arapp", "Seafile"),
        (rf"{WIN}\MEGA\b.arapp", "MEGA"),
        (r"P:\pCloud Drive\b.arapp", "pCloud"),
        (rf"{WIN}\Box\b.arapp", "Box"),
        (r"D:\Box Sync\b.arapp", "Box"),
        (r"D:\文件\百度网盘\账\b.arapp", "百度网盘"),
        (r"D:\文件\My Drive\b.arapp", "Google Drive"),
        (r"D:\x\Google Drive\b.arapp", "Google Drive"),
        (r"D:\x\GoogleDrive-lee@example.com\b.arapp", "Google Drive"),
        (r"D:\x\Syncthing\b.arapp", "Syncthing"),
        (r"D:\x\WeiyunDisk\b.arapp", "微云"),
        (r"D:\x\微云\b.arapp", "微云"),
        (r"D:\x\Tresorit\b.arapp", "Tresorit"),
        (r"D:\x\115网盘\b.arapp", "115网盘"),
        (r"D:\x\115生活\b.arapp", "115网盘"),
        (r"E:\mac\Library\CloudStorage\Box-Box\b.arapp", "Box"),
        (r"E:\mac\Mobile Documents\b.arapp", "iCloud"),
    ],
)
def test_cloud_folders_are_known_by_name(path: str, name: str) -> None:
    """Services used here and abroad, in both languages."""
    assert win(path) == Place("cloud", name)


@pytest.mark.parametrize(
    "path",
    [
        rf"{WIN}\AppData\Local\arapp\ledgers\b.arapp",
        r"D:\账\2026\b.arapp",
        r"D:\work\OneDrive-export-tools\b.arapp",
        r"D:\BaiduNetdiskDownload\b.arapp",
        r"D:\toys\Box\b.arapp",
        r"D:\账\Sync\b.arapp",
        rf"{WIN}\Sync\b.arapp",
        r"D:\账\115\b.arapp",
        r"D:\账\CloudStorage\b.arapp",
        r"D:\mega\b.arapp",
        r"D:\账\OneDrive.arapp",
    ],
)
def test_ordinary_folders_are_local(path: str) -> None:
    """A name that only resembles a service's is no reason."""
    assert win(path) == places.LOCAL


def test_the_system_knows_cloud_folders_under_any_name() -> None:
    """Roots from the environment or the registry, in whatever capitals."""
    roots = (("OneDrive", r"D:\Cloud"),)
    assert win(r"d:\cloud\sub\b.arapp", roots=roots) == Place("cloud", "OneDrive")
    assert win(r"D:\Cloudy\b.arapp", roots=roots) == places.LOCAL
    assert win(r"D:\x\b.arapp", online=True) == Place("cloud", "x")
    assert win(r"H:\x\b.arapp", label="Google Drive") == Place("cloud", "Google Drive")


def test_marks_of_services_above_the_file() -> None:
    """A synchronised folder that was renamed still holds its service's mark."""
    marked = linux("/data/firm/a/b.arapp", marks=(("/data/firm", ".dropbox"),))
    assert marked == Place("cloud", "Dropbox")
    assert linux("/d/b.arapp", marks=(("/d", ".stfolder"),)) == Place("cloud", "Syncthing")
    assert linux("/d/b.arapp", marks=(("/d", ".nutstore.lock"),)) == Place("cloud", "坚果云")
    nextcloud = linux("/d/b.arapp", marks=(("/d", ".sync_9f3c01.db"),))
    assert nextcloud == Place("cloud", "Nextcloud")
    assert linux("/d/b.arapp", marks=(("/d", ".sync"),)) == Place("cloud", "Resilio Sync")


def test_settings_of_a_service_in_the_home_folder_are_no_mark() -> None:
    """Dropbox keeps `~/.dropbox`; that does not make the home folder a cloud folder."""
    settings = tuple(("/home/lee", name) for name in (".dropbox", ".nutstore", ".sync"))
    assert linux("/home/lee/b.arapp", marks=settings) == places.LOCAL
    synced = (("/home/lee", ".stfolder"),)
    assert linux("/home/lee/b.arapp", marks=synced).kind == "cloud"


@pytest.mark.parametrize(
    ("path", "drive", "name"),
    [
        (r"\\server\share\b.arapp", "", r"\\server\share"),
        (r"\\?\UNC\server\share\x\b.arapp", "", r"\\server\share"),
        (r"Z:\b.arapp", "network", "Z:"),
    ],
)
def test_windows_shares(path: str, drive: str, name: str) -> None:
    """Shares by their name, and as a drive letter."""
    assert win(path, drive=drive) == Place("network", name)


def test_windows_long_paths_are_local() -> None:
    r"""`\\?\C:\…` is the same disk, spelled for long paths."""
    assert win(r"\\?\C:\very\long\b.arapp") == places.LOCAL


@pytest.mark.parametrize(
    "filesystem",
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "davfs",
        "fuse.davfs2",
        "ceph",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
    ],
)
def test_linux_shares(filesystem: str) -> None:
    """Network file systems, also through FUSE."""
    found = linux("/mnt/x/b.arapp", mount="/mnt/x", filesystem=filesystem, source="nas:/firm")
    assert found == Place("network", "nas:/firm")


def test_a_mounted_cloud_is_a_cloud() -> None:
    """rclone and its like show a cloud as a disk."""
    assert linux("/m/b.arapp", mount="/m", filesystem="fuse.rclone") == Place("cloud", "rclone")


@pytest.mark.parametrize(
    "filesystem",
    [
        "overlay",
        "9p",
        "virtiofs",
        "tmpfs",
        "fuse.grpcfuse",
        "fakeowner",
        "vboxsf",
        "fuse.unknown",
        "btrfs",
        "xfs",
        "zfs",
        "fuseblk",
        "fuse.vmhgfs-fuse",
        "drvfs",
    ],
)
def test_containers_and_unknown_systems_are_local(filesystem: str) -> None:
    """Docker, virtual machines, WSL and what nobody knows: never refused."""
    assert linux("/work/b.arapp", mount="/work", filesystem=filesystem) == places.LOCAL


def test_removable_disks() -> None:
    """A stick is one however it is mounted; the disk the system runs from is not."""
    assert win(r"E:\b.arapp", drive="removable", label="应收备份") == Place("removable", "应收备份")
    assert win(r"E:\b.arapp", drive="removable") == Place("removable", "E:")
    assert win(r"C:\b.arapp", drive="removable", system_disk=True) == places.LOCAL
    stick = linux("/run/media/lee/STICK/b.arapp", mount="/run/media/lee/STICK", filesystem="vfat")
    assert stick == Place("removable", "STICK")
    assert linux("/mnt/u/b.arapp", mount="/mnt/u", drive="removable").kind == "removable"
    live = linux("/home/lee/b.arapp", drive="removable", system_disk=True)
    assert live == places.LOCAL
    assert linux("/media/data/b.arapp", mount="/media/data", filesystem="overlay") == places.LOCAL
    assert linux("/media/data/b.arapp", mount="/") == places.LOCAL


def test_mac_places() -> None:
    """CloudStorage, iCloud, shares and sticks below /Volumes."""
    cloud = "/Users/lee/Library/CloudStorage"
    assert mac(f"{cloud}/OneDrive-Chenghe/b.arapp") == Place("cloud", "OneDrive")
    assert mac(f"{cloud}/Sync-Thing/b.arapp") == Place("cloud", "Sync-Thing")
    assert mac(f"{cloud}/b.arapp") == Place("cloud", "CloudStorage")
    other = "/Volumes/Alt/Users/chen/Library/CloudStorage/GoogleDrive-chen@example.com/b.arapp"
    assert mac(other) == Place("cloud", "Google Drive")
    assert linux("/home/lee/Library/Mobile Documents/b.arapp") == Place("cloud", "iCloud")
    icloud = "/Users/lee/Library/Mobile Documents/com~apple~CloudDocs/b.arapp"
    assert mac(icloud) == Place("cloud", "iCloud")
    documents = mac("/Users/lee/documents/b.arapp", roots=(("iCloud", "/Users/lee/Documents"),))
    assert documents == Place("cloud", "iCloud")
    share = mac("/Volumes/firm/b.arapp", mount="/Volumes/firm", filesystem="smbfs", source="//n/f")
    assert share == Place("network", "//n/f")
    stick = mac("/Volumes/STICK/b.arapp", mount="/Volumes/STICK", drive="removable")
    assert stick == Place("removable", "STICK")
    assert mac("/Volumes/Data/b.arapp", mount="/Volumes/Data") == places.LOCAL


def test_what_the_systems_print_is_understood() -> None:
    """Lines of mountinfo, `mount`, `diskutil info` and a device descriptor."""
    table = (
        "27 1 254:0 / / rw shared:1 - ext4 /dev/vda rw\n"
        "40 27 0:50 / /mnt/my\\040share rw shared:9 - cifs //nas/my\\040share rw\n"
        "broken line\n"
    )
    mounts = posix.parse_mountinfo(table)
    assert posix.mount_of("/mnt/my share/b.arapp", mounts) == (
        "/mnt/my share", "cifs", "//nas/my share",
    )  # fmt: skip
    assert posix.mount_of("/mnt/my shared/b.arapp", mounts)[0] == "/"
    lines = "/dev/disk3s1 on / (apfs, local)\n//n/f on /Volumes/a (b) (smbfs, nodev)\n"
    assert posix.parse_mac_mounts(lines)[1] == ("/Volumes/a (b)", "smbfs", "//n/f")
    outside = "   Protocol:                  USB\n   Device Location:           External\n"
    assert posix.is_mac_removable(outside)
    assert not posix.is_mac_removable(outside.replace("USB", "Disk Image"))
    assert not posix.is_mac_removable("   Device Location:           Internal\n")
    assert windows.bus_of(bytes(28) + (7).to_bytes(4, "little")) == 7
    assert windows.bus_of(b"short") == 0
    assert windows.is_cloud_tag(0x9000_701A)
    assert not windows.is_cloud_tag(0xA000_000C)


def test_cloud_attributes_are_looked_for_above_the_file(tmp_path: Path) -> None:
    """Elsewhere than on Windows files carry none, and the walk up comes to its end."""
    assert not windows.is_online(tmp_path)


def test_dropbox_notes_its_folders(tmp_path: Path) -> None:
    """`info.json` of Dropbox; a broken one says nothing."""
    info = tmp_path / "info.json"
    info.write_text('{"personal": {"path": "/data/box"}}', encoding="utf-8")
    assert common.dropbox_roots(info) == [("Dropbox", "/data/box")]
    info.write_text("[1]", encoding="utf-8")
    assert common.dropbox_roots(info) == []


def test_this_machine_is_local(tmp_path: Path) -> None:
    """Where the tests run, whatever kind of machine that is."""
    assert places.place_of(tmp_path / "not there yet" / "b.arapp") == places.LOCAL


def test_a_mark_on_the_disk_is_found(tmp_path: Path) -> None:
    """Read from the real folder."""
    (tmp_path / "firm" / "账").mkdir(parents=True)
    (tmp_path / "firm" / ".stfolder").mkdir()
    found = places.place_of(tmp_path / "firm" / "账" / "b.arapp")
    assert found == Place("cloud", "Syncthing")


def test_a_second_hard_link_is_seen(tmp_path: Path) -> None:
    """Under the other name the write-ahead log would be missing."""
    book = tmp_path / "b.arapp"
    book.write_bytes(b"x")
    assert places.place_of(book).kind == "local"
    os.link(book, tmp_path / "twin.arapp")
    assert places.place_of(book).kind == "linked"


def test_a_symbolic_link_leads_to_the_real_place(tmp_path: Path) -> None:
    """What counts is where the bytes lie."""
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    (cloud / "b.arapp").write_bytes(b"x")
    link = tmp_path / "b.arapp"
    link.symlink_to(cloud / "b.arapp")
    with pytest.raises(UnsafePlace) as refused:
        places.require_local(link)
    assert refused.value.fields["place"] == "cloud"
    assert refused.value.fields["name"] == "OneDrive"


def test_live_books_elsewhere_are_refused_untouched(ledger_file: Path, tmp_path: Path) -> None:
    """Neither opened nor made in a cloud folder, and nothing is left there."""
    cloud = tmp_path / "坚果云"
    cloud.mkdir()
    book = ledger_file.rename(cloud / "b.arapp")
    before = book.read_bytes()
    with pytest.raises(UnsafePlace):
        files.open_books(book)
    with pytest.raises(UnsafePlace):
        files.new_ledger(cloud / "new.arapp", "澄禾")
    assert book.read_bytes() == before
    assert [entry.name for entry in cloud.iterdir()] == ["b.arapp"]
    with pytest.raises(LedgerMissing):
        files.open_books(cloud / "gone.arapp")
