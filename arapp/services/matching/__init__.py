"""From bank line to settled plan: who paid, what for, how sure, and the commands that post it.

Pure: `rows`, `text`, `names`, `lexicon`, `party_index`, `party`, `references`, `unknown_numbers`,
`remarks`, `world`, `meant`, `case`, `sets`, `draft_answers`, `exact`, `short`, `proposals`,
`rules`, `answers`, `assign`, `sentence_table`, `sentences`. With the ledger: `load`, `service`,
`commands`.
"""
