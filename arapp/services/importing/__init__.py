"""From a foreign sheet or bank file to posted rows: grid → tables → columns → cells → stage → post.

Kept light: the child process that reads foreign files passes through here.
"""
