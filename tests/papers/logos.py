"""Pictures for tests of the letterhead: good ones, and every kind of bad file."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from arapp.paths import resources


def drawn(mode: str = "RGB", size: tuple[int, int] = (1200, 300)) -> Image.Image:
    """A mark, a bar and a ring, as logos have them, with white around."""
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    wide, high = size
    side = min(size)
    pen.ellipse((side // 8, side // 8, side - side // 8, side - side // 8), fill=(20, 80, 160))
    pen.ellipse((side // 3, side // 3, side * 2 // 3, side * 2 // 3), fill="white")
    if high > wide:
        pen.rectangle((side // 8, side, side // 2, high - side // 8), fill=(200, 40, 30))
    elif wide > 2 * high:
        pen.rectangle((high * 5 // 4, high // 4, wide - high // 5, high // 2), fill=(200, 40, 30))
        pen.rectangle((high * 5 // 4, high * 5 // 8, wide - high, high * 3 // 4), fill="black")
    return image if mode == "RGB" else image.convert(mode)


def lettered() -> Image.Image:
    """A mark and the short name in letters, as most firms have it, on nothing."""
    image = Image.new("RGBA", (1800, 420), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(resources() / "fonts" / "NotoSansSC-SemiBold.ttf", 260)
    pen.polygon([(60, 360), (220, 40), (380, 360)], fill=(0, 110, 90, 255))
    pen.polygon([(160, 360), (220, 230), (280, 360)], fill="white")
    pen.text((440, 20), "澄禾自动化", font=font, fill=(0, 70, 60, 255))
    return image


def saved(file: Path, image: Image.Image, **how: Any) -> Path:
    """The picture as a file."""
    image.save(file, **how)
    return file


def clear() -> Image.Image:
    """Alpha: black where nothing is, which must print as white paper."""
    image = drawn("RGBA", (600, 300))
    mask = image.convert("L").point(lambda value: 0 if value > 250 else 255)
    black = Image.new("RGBA", image.size, (0, 0, 0, 0))
    black.paste(image, mask=mask)
    return black


def deep() -> Image.Image:
    """16 bits of grey."""
    grey = drawn("L", (400, 200))
    return Image.frombytes("I;16", grey.size, b"".join(bytes((v, v)) for v in grey.tobytes()))


def noise(size: tuple[int, int] = (900, 300)) -> Image.Image:
    """What no form makes small."""
    return Image.effect_noise(size, 120).convert("RGB")


def bomb(file: Path, side: int = 60_000) -> Path:
    """A few bytes that claim to be billions of pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        code = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", code)

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body)
    return file


def moving(file: Path) -> Path:
    """An animated PNG."""
    drawn().save(file, save_all=True, append_images=[noise((1200, 300))])
    return file


def gif() -> bytes:
    """A picture of another kind."""
    out = io.BytesIO()
    drawn().save(out, "GIF")
    return out.getvalue()
