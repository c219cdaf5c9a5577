"""A logo from a file to the page: checked, cut to what is on it, brought to the size of print.

Whatever the file holds (alpha, CMYK, 16 bits, a palette), the page gets few flat colours, or a JPEG
where there are too many. A picture on every paper must weigh little: `_AIM` bytes where that is
good enough to print, `_MOST` at the worst.
"""

import hashlib
import io
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from arapp.models.values.errors import InvalidValue
from arapp.services.output.documents.parties import Picture

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 10_000_000  # bytes of the file
_PIXELS = 40_000_000
BOX = (56.0, 13.0)  # mm on paper, at most
_DPI = 220
_SMALLER = (1.0, 0.85, 0.7, 0.55, 0.45)
_AIM, _MOST = 1_900, 6_000
_COLOURS = (16, 8, 6)
_QUALITIES = (70, 50)
_OFF = 6.0  # of 255: how far few colours may be from the picture
_FAINT = 10  # as near to white is margin
_LONGEST, _TALLEST = 16, 1 / 4  # width to height
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# What pictures of other kinds begin with: they are named, not called broken.
_OTHERS = (b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*", b"\0\0\1\0", b"<svg", b"<?xml", b"8BPS",
           b"%PDF", b"\0\0\0\x0cjP", b"\0\0\0 ftyp", b"\0\0\0\x1cftyp")  # fmt: skip


def picture_of(file: Path) -> Picture:
    """The picture as papers carry it; its key is the SHA-256 of the file.

    Raises InvalidValue (field letterhead) by reason: `picture_gone`, `picture_large`,
    `picture_kind`, `not_picture`, `picture_pixels`, `picture_moving`, `picture_blank`,
    `picture_shape`, `picture_dense`.
    """
    data = _read(file)
    image = _small(_trimmed(_flat(_opened(data, file)), file), file)
    made = _lightest(image)
    if made is None:
        _refuse(file, "picture_dense")
    return Picture(hashlib.sha256(data).hexdigest(), *made)


def printed_size(picture: Picture) -> tuple[float, float]:
    """Width and height on paper, in points: as large as the box allows, at most as drawn."""
    scale = min(BOX[0] / picture.width, BOX[1] / picture.height)
    return picture.width * scale * 72 / 25.4, picture.height * scale * 72 / 25.4


def _refuse(file: Path, reason: str, **more: str) -> NoReturn:
    raise InvalidValue(field="letterhead", value=file.name, reason=reason, **more)


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError:
        _refuse(file, "picture_gone")
    if len(data) > LARGEST:
        _refuse(file, "picture_large", most=str(LARGEST // 1_000_000))
    return data


def _opened(data: bytes, file: Path) -> "Image.Image":
    """The pixels, upright; nothing is unpacked before its size is known."""
    from PIL import Image, ImageOps

    if not data.startswith((_PNG, _JPEG)):
        other = data.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_lowered())
        _refuse(file, "picture_kind" if other else "not_picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=["PNG", "JPEG"])
            if image.width * image.height > _PIXELS:
                _refuse(file, "picture_pixels", found=f"{image.width} × {image.height}")
            if data.startswith(_PNG) and getattr(image, "n_frames", 1) > 1:
                _refuse(file, "picture_moving")
            image.load()
            return ImageOps.exif_transpose(image)
    except Image.DecompressionBombError:
        _refuse(file, "picture_pixels", found=f"> {_PIXELS // 10**6} M")
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError, MemoryError, zlib.error):
        _refuse(file, "not_picture")


def _lowered() -> tuple[bytes, ...]:
    return tuple(one.lower() for one in _OTHERS)


def _flat(image: "Image.Image") -> "Image.Image":
    """RGB on white paper."""
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return image.convert("RGB")


def _trimmed(image: "Image.Image", file: Path) -> "Image.Image":
    """Without the white around it."""
    from PIL import Image, ImageChops

    paper = Image.new("RGB", image.size, "white")
    apart = ImageChops.difference(image, paper).convert("L")
    box = apart.point(lambda value: 255 if value > _FAINT else 0).getbbox()
    if box is None:
        _refuse(file, "picture_blank")
    return image.crop(box)


def _small(image: "Image.Image", file: Path) -> "Image.Image":
    """At most as many pixels as are printed."""
    from PIL import Image

    if not _TALLEST <= image.width / image.height <= _LONGEST:
        _refuse(file, "picture_shape")
    room = [side / 25.4 * _DPI for side in BOX]
    scale = min(room[0] / image.width, room[1] / image.height, 1.0)
    size = max(round(image.width * scale), 1), max(round(image.height * scale), 1)
    return image.resize(size, Image.Resampling.LANCZOS)


_Made = tuple[int, int, str, str, bytes, bytes]


def _lightest(image: "Image.Image") -> _Made | None:
    """The finest form that is light enough; None when none is."""
    heavier: _Made | None = None
    for made in _forms(image):
        weight = len(made[5])
        if weight <= _AIM:
            return made
        if weight <= _MOST and heavier is None:
            heavier = made
    return heavier


def _forms(image: "Image.Image") -> Iterator[_Made]:
    """From fine to coarse."""
    from PIL import Image

    for smaller in _SMALLER:
        size = max(round(image.width * smaller), 1), max(round(image.height * smaller), 1)
        one = image if smaller == 1 else image.resize(size, Image.Resampling.LANCZOS)
        few = list(_few_colours(one))
        yield from few
        if not few:
            yield from _jpegs(one)


def _few_colours(image: "Image.Image") -> Iterator[_Made]:
    """Two pixels a byte, where so few colours are near enough."""
    from PIL import Image, ImageChops, ImageStat

    for count in _COLOURS:
        cover, even = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
        flat = image.quantize(count, cover, kmeans=4, dither=even)
        off = ImageStat.Stat(ImageChops.difference(image, flat.convert("RGB"))).rms
        if max(off) <= _OFF:
            palette = bytes((flat.getpalette() or [])[: 3 * count])
            rows = _packed(flat.tobytes(), image.width)
            yield image.width, image.height, "indexed", "flate", palette, zlib.compress(rows, 9)


def _packed(pixels: bytes, width: int) -> bytes:
    """Rows of 8 bits a pixel as rows of 4, each ending on a whole byte."""
    rows = bytearray()
    for start in range(0, len(pixels), width):
        row = pixels[start : start + width] + (b"\0" if width % 2 else b"")
        rows += bytes(row[i] << 4 | row[i + 1] for i in range(0, len(row), 2))
    return bytes(rows)


def _jpegs(image: "Image.Image") -> Iterator[_Made]:
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True)
        yield image.width, image.height, "rgb", "jpeg", b"", out.getvalue()


def as_png(picture: Picture) -> bytes:
    """What is printed, as a file that a screen can show."""
    from PIL import Image

    image: Image.Image
    if picture.coding == "jpeg":
        image = Image.open(io.BytesIO(picture.data), formats=["JPEG"])
    else:
        rows, wide = zlib.decompress(picture.data), (picture.width + 1) // 2
        pixels = bytes(
            half
            for start in range(0, len(rows), wide)
            for half in [x for byte in rows[start : start + wide] for x in (byte >> 4, byte & 15)][
                : picture.width
            ]
        )
        image = Image.frombytes("P", (picture.width, picture.height), pixels)
        image.putpalette(picture.palette)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
