"""From bank line to settled plan: who paid, what for, how sure, and the commands that post it.

Pure: `rows`, `text`, `names`, `party`, `references`, `remarks`, `sets`, `policies`, `rules`,
`proposals`, `answers`, `assign`, `sentences`. With the ledger: `load`, `service`, `commands`.
"""
