"""A market of made-up firms: their books, their bank file, and what a careful bookkeeper accepts.

Payer, remark, rows and amount of a receipt are drawn independently of each other, so that every
phenomenon meets every other. Nothing here looks at the engine but for its plain input rows.
"""
