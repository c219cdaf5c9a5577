"""Limits of what is taken in; one place, so that the refusal can name them."""

FILE_BYTES = 50 * 1024 * 1024
UNZIPPED_BYTES = 300 * 1024 * 1024
MEMBER_BYTES = 100 * 1024 * 1024
MEMBERS = 2_000
RATIO = 200
RATIO_FROM_BYTES = 20 * 1024 * 1024
ROWS = 200_000
COLUMNS = 256
CELLS = 4_000_000
AREA = 25_000_000  # cells up to the last one, the empty ones too: what a reader takes memory for
CELL_TEXT = 32_767
CSV_FIELD = 131_072
MEMORY_BYTES = 1024 * 1024 * 1024
SECONDS = 60
SERIALS_FROM = 10**15  # beyond it a spreadsheet number has lost digits
BESIDE_FROM_BYTES = 2_000_000  # larger workbooks are read and looked at side by side
