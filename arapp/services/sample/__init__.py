"""The invented firm and its books: what a newcomer sees first, and what the benches run on."""

from arapp.services.sample.build import SIZES, FillSample, fill, new_sample

__all__ = ["SIZES", "FillSample", "fill", "new_sample"]
