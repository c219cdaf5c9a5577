"""Scans as offices make them: our own paper rendered, turned, greyed, with noise, by a seed."""

import random
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter


def rendered(file: Path, dpi: int, page: int = 0) -> Image.Image:
    """A page of a PDF as a clean grey picture."""
    book = pypdfium2.PdfDocument(file)
    try:
        picture: Image.Image = (
            book[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        )
    finally:
        book.close()
    return picture


def scanned(
    clean: Image.Image, seed: int, *, angle: float = 0, noise: float = 0.0, blur: float = 0.0
) -> Image.Image:
    """The picture as a scanner gives it: askew, grey ground, soft edges, specks.

    `noise` 0 to 1 is how much of it covers the page; the same for the same seed.
    """
    picture = clean.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=250)
    picture = picture.point(lambda value: 18 + value * 225 // 255)
    if blur:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        grain = Image.frombytes("L", picture.size, random.Random(seed).randbytes(_area(picture)))
        picture = Image.blend(picture, grain, noise)
    return picture


def _area(picture: Image.Image) -> int:
    return picture.width * picture.height


def slip_of(clean: Image.Image) -> Image.Image:
    """The lower third, as it was cut off."""
    return clean.crop((0, clean.height * 2 // 3, clean.width, clean.height))


def as_pdf(pictures: Sequence[Image.Image], path: Path, dpi: int = 150) -> Path:
    """Pictures as the pages of a PDF, as a scanner's program saves them."""
    first, *rest = pictures
    first.save(path, "PDF", resolution=dpi, save_all=True, append_images=rest)
    return path


def without_mark(clean: Image.Image) -> Image.Image:
    """The page with the bar code torn off."""
    picture = clean.copy()
    left, upper = round(picture.width * 0.55), round(picture.height * 0.7)
    picture.paste(255, (left, upper, picture.width, round(picture.height * 0.9)))
    return picture
