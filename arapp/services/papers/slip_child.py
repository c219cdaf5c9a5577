"""The process that looks at scans: memory and time are limited, a crash costs nothing.

Request: one JSON line on stdin {"path", "file", "folder"}. Answer: JSON lines on stdout:
{"pages": n}, then for each page {"page", "marks", "others", "copy", "view"}, at the end
{"done": true}, or {"error": kind, "fields": …} at any point. `marks` are numbers of papers in the
order they stand on the page, `others` what other bar codes say; `copy` (a page of a longer file)
and `view` (a small picture) are files in the folder.
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TYPE_CHECKING = False  # typing itself would take longer to load than the request to answer
if TYPE_CHECKING:
    from typing import Any

    from PIL.Image import Image

FLAG = "--arapp-slip-child"  # how a frozen program is told to be this process
MARK = re.compile(r"(?:DZ|CK)\d{4}-\d{4,7}")
PAGES = 200
FILE_BYTES = 100_000_000
PIXELS = 80_000_000  # A3 at 600 dpi is 70 million
MEMORY_BYTES = 1_500_000_000
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_DPI = 200
_SIDE = 4_400  # pixels of the longer side of what is looked at
_SMALL = 2_600  # below it the bars may be two pixels wide: look at it enlarged, too
_VIEW = 1_100
_TURNS = (12, -12, 24, -24, 36, -36)  # degrees; right angles are found without
_OTHERS = 5


class Refusal(Exception):
    """Why the file cannot be looked at: kind and reason."""


def main() -> int:
    """Answer one request; 0 also when the file is refused (the refusal is the answer)."""
    _limit_memory()
    request = json.loads(sys.stdin.buffer.readline())
    try:
        _answer(request)
        _send({"done": True})
    except Refusal as refusal:
        kind, reason = refusal.args
        _send({"error": kind, "fields": {"file": request["file"], "reason": reason}})
    except MemoryError:
        fields = {"file": request["file"], "reason": "memory"}
        _send({"error": "file_too_large", "fields": fields})
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit of the parent remains
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = MEMORY_BYTES if hard < 0 else min(MEMORY_BYTES, hard)
    if soft < 0 or soft > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _send(message: object) -> None:
    sys.stdout.buffer.write(json.dumps(message).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


def _answer(request: "dict[str, Any]") -> None:
    path, folder = Path(request["path"]), Path(request["folder"])
    if path.stat().st_size > FILE_BYTES:
        raise Refusal("file_too_large", "bytes")
    with path.open("rb") as stream:
        head = stream.read(1024)
    pages = _pdf_pages(path, folder) if b"%PDF-" in head else _picture_pages(path, folder)
    for number, (page, copy) in enumerate(pages, 1):
        view = f"page-{number}.jpg"
        small = page.copy()
        small.thumbnail((_VIEW, _VIEW * 2))
        small.save(folder / view, quality=70)
        marks, others = looked_at(page)
        told = {"page": number, "marks": marks, "others": others, "copy": copy, "view": view}
        _send(told)


# --- pages ----------------------------------------------------------------------------------------


def _pdf_pages(path: Path, folder: Path) -> "Iterator[tuple[Image, str]]":
    """Every page as a grey picture, and its own file where there are several."""
    import pypdfium2

    with _readable("inconsistent", pypdfium2.PdfiumError, ValueError, OSError):
        book = pypdfium2.PdfDocument(path)
        count = len(book)
    _tell_count(count)
    for index in range(count):
        with _readable("inconsistent", pypdfium2.PdfiumError, ValueError, OSError):
            page = book[index]
            longest = max(page.get_width(), page.get_height(), 1.0)
            scale = min(_DPI / 72, _SIDE / longest)
            picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
            page.close()
            copy = f"page-{index + 1}.pdf" if count > 1 else ""
            if copy:
                single = pypdfium2.PdfDocument.new()
                single.import_pages(book, [index])
                single.save(folder / copy)
                single.close()
        yield picture, copy


def _picture_pages(path: Path, folder: Path) -> "Iterator[tuple[Image, str]]":
    """A picture, or every page of a tif, in grey and the right way up as the camera noted it."""
    import warnings

    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # the limit below is checked before anything is unpacked
    warnings.simplefilter("ignore")
    try:
        book = Image.open(path, formats=_FORMATS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Refusal("not_a_scan", "unknown") from None
    count = getattr(book, "n_frames", 1) if book.format == "TIFF" else 1
    _tell_count(count)
    for index in range(count):
        with _readable("inconsistent", OSError, ValueError, SyntaxError, EOFError):
            if count > 1:
                book.seek(index)
            if book.width * book.height > PIXELS:
                raise Refusal("file_too_large", "pixels")
            upright = ImageOps.exif_transpose(book)
            copy = f"page-{index + 1}.png" if count > 1 else ""
            if copy:
                upright.convert("RGB" if upright.mode not in {"1", "L"} else upright.mode).save(
                    folder / copy
                )
            picture = _grey(upright)
        if max(picture.size) > _SIDE:
            picture.thumbnail((_SIDE, _SIDE))
        yield picture, copy


def _grey(picture: "Image") -> "Image":
    """In grey on white, whatever shines through."""
    from PIL import Image

    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(ground, seen).convert("L")
    if picture.mode.startswith("I"):  # sixteen bits a pixel
        return picture.point(lambda value: value / 256).convert("L")
    return picture.convert("L")


def _tell_count(pages: int) -> None:
    if pages == 0:
        raise Refusal("file_damaged", "empty")
    if pages > PAGES:
        raise Refusal("file_too_large", "pages")
    _send({"pages": pages})


@contextmanager
def _readable(reason: str, *faults: type[Exception]) -> Iterator[None]:
    try:
        yield
    except faults as fault:
        secret = "assword" in str(fault)
        kind = "password_needed" if secret else "file_damaged"
        raise Refusal(kind, "encrypted" if secret else reason) from None


# --- marks ----------------------------------------------------------------------------------------


def looked_at(page: "Image") -> tuple[list[str], list[str]]:
    """Numbers of papers on a grey page from top to bottom, and what other bar codes say.

    As it is, enlarged and smoothed: two slips may lie on one page and be of different quality. Only
    where nothing is found is the page turned by angles between the right ones.
    """
    found: dict[str, int] = {}
    others: dict[str, None] = {}
    for picture, scale in _views(page):
        _collect(picture, scale, found, others)
    for angle in () if found else _TURNS:
        _collect(_turned(page, angle), 1, found, others)
        if found:
            break
    return sorted(found, key=lambda mark: found[mark]), list(others)[:_OTHERS]


def _turned(page: "Image", angle: int) -> "Image":
    from PIL import Image

    scale = min(2.0, _SMALL / max(page.size))
    size = round(page.width * scale), round(page.height * scale)
    return page.resize(size).rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)


def _views(page: "Image") -> "Iterator[tuple[Image, int]]":
    from PIL import ImageFilter, ImageOps

    yield page, 1
    if max(page.size) <= _SMALL:
        large = page.resize((page.width * 2, page.height * 2))
        yield large, 2
        yield large.filter(ImageFilter.GaussianBlur(1.6)), 2
    else:
        yield ImageOps.autocontrast(page.filter(ImageFilter.GaussianBlur(1.2)), cutoff=2), 1


def _collect(picture: "Image", scale: int, found: dict[str, int], others: dict[str, None]) -> None:
    """Add the marks of a picture with the height they stand at."""
    import zxingcpp

    formats = zxingcpp.barcode_formats_from_str("Code128,QRCode")
    for code in zxingcpp.read_barcodes(picture, formats=formats, try_invert=False):
        text = code.text.strip()
        if MARK.fullmatch(text):
            found.setdefault(text, code.position.top_left.y // scale)
        elif text:
            others["".join(c for c in text if c.isprintable())[:60]] = None


if __name__ == "__main__":
    raise SystemExit(main())
