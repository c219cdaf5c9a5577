"""贷款市场报价利率 (LPR) as published since its reform in August 2019: one year, five years.

Source: 全国银行间同业拆借中心, published by authority of the People's Bank of China on the 20th of
each month (or the next working day). Only the days on which a rate changed; percent. What was
published after the last line is entered by the firm, or the last line goes on.
"""

SOURCE: tuple[str, str] = (
    "全国银行间同业拆借中心公布的 LPR",
    "LPR as published by the National Interbank Funding Center",
)
KNOWN_TO = "2025-05-20"
# day, one year, five years and more, in hundredths of a percent
RATES: tuple[tuple[str, int, int], ...] = (
    ("2019-08-20", 425, 485),
    ("2019-09-20", 420, 485),
    ("2019-11-20", 415, 480),
    ("2020-02-20", 405, 475),
    ("2020-04-20", 385, 465),
    ("2021-12-20", 380, 465),
    ("2022-01-20", 370, 460),
    ("2022-05-20", 370, 445),
    ("2022-08-22", 365, 430),
    ("2023-06-20", 355, 420),
    ("2023-08-21", 345, 420),
    ("2024-02-20", 345, 395),
    ("2024-07-22", 335, 385),
    ("2024-10-21", 310, 360),
    ("2025-05-20", 300, 350),
)
