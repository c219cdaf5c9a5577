"""What the set-up says, in English and Chinese, chosen by the user's locale."""

import ctypes
import locale
import os
import sys
from collections.abc import Mapping

# Key: the sentence in English, in Chinese.
SAY = {
    "bits": (
        "This program needs a 64-bit Python; this one has 32 bits.",
        "本程序需要 64 位的 Python，现在这个是 32 位的。",
    ),
    "making": (
        "Setting up in {path} (once; about 150 MB to fetch) ...",
        "正在准备运行环境：{path}（只需一次，约下载 150 MB）……",
    ),
    "installing": ("Installing {part} ...", "正在安装{part}……"),
    "program": ("the packages of the program", "程序用到的包"),
    "command": ("the command arapp", " arapp 命令"),
    "tests": ("the packages of the tests", "测试用到的包"),
    "ready": ("Ready. The headless commands: {path}", "装好了。命令行入口：{path}"),
    "apt": ("Installing what Debian lacks: {names}", "正在补装 Debian 里缺的：{names}"),
    "lacking": (
        "Missing here: {names}. Install with: sudo apt-get install -y {names}",
        "这里缺 {names}，请先执行：sudo apt-get install -y {names}",
    ),
    "lacking_other": (
        "Missing here: {names}. Install with this Linux's package manager, then start again.",
        "这里缺 {names}，请用这个 Linux 的软件包管理器装上，再启动一次。",
    ),
    "apt_failed": (
        "apt-get could not install them; try by hand: apt-get install -y {names}",
        "apt-get 没装上，请手动执行：apt-get install -y {names}",
    ),
    "network": (
        "The package index cannot be reached: check the network (or pip's mirror), start again."
        " Details: {log}",
        "连不上软件包的下载站：请检查网络（或 pip 的镜像设置），再启动一次。详情在 {log}",
    ),
    "hashes": (
        "A fetched package is not the one expected (its hash differs) and was not used;"
        " try another network or mirror.",
        "下载的包和登记的校验值对不上，没有使用；请换个网络或镜像再试。",
    ),
    "no_wheel": (
        "A package does not exist for this computer; Windows 10 (1809), macOS 14 or Linux with"
        " glibc 2.34 is needed, 64 bits. Which one it was: {log}",
        "有个包没有适合本机的版本：需要 64 位的 Windows 10（1809）、macOS 14"
        " 或 glibc 2.34 的 Linux。缺的是哪个，见 {log}",
    ),
    "full": (
        "The disk is full: make about 500 MB of room at {path}, start again.",
        "磁盘满了：请在 {path} 腾出约 500 MB，再启动一次。",
    ),
    "read_only": (
        "The folder {path} cannot be written: move the program to a folder of your own.",
        "文件夹 {path} 写不进去：请把程序放到自己能写的文件夹里。",
    ),
    "in_use": (
        "Files in {path} are in use: close the program, start again.",
        "{path} 里的文件正被占用：请先关掉程序，再启动一次。",
    ),
    "stopped": ("The set-up stopped; the details: {log}", "没装完，详情在 {log}"),
    "no_display": (
        "There is no display here, so the today page is drawn into a picture.",
        "这里没有显示器，改把“今日”页画成一张图片。",
    ),
    "picture": ("The picture: {path}", "图片在：{path}"),
}


class Stop(Exception):
    """Setting up cannot go on; carries the key of its sentence and the sentence's fields."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields


def sentence(key: str, in_chinese: bool, **fields: object) -> str:
    """The sentence `key` in one of the two languages."""
    return SAY[key][1 if in_chinese else 0].format(**fields)


def chinese(language: str, encoding: str) -> bool:
    """Whether to speak Chinese to a user of `language`; never where `encoding` cannot show it."""
    try:
        "缺".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return language.lower().startswith(("zh", "chinese"))


def language(environ: Mapping[str, str]) -> str:
    """The user's language as the environment or the desktop names it ("zh_CN.UTF-8"), else ""."""
    for key in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if environ.get(key):
            return environ[key]
    if sys.platform == "win32":
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""


def say(key: str, **fields: object) -> None:
    """Writes a sentence to stderr, so that what a headless command prints stays clean."""
    in_chinese = chinese(language(os.environ), sys.stderr.encoding or "ascii")
    if "part" in fields:
        fields["part"] = sentence(str(fields["part"]), in_chinese)
    print(sentence(key, in_chinese, **fields), file=sys.stderr, flush=True)
