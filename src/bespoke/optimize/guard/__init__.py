"""The guard: says whether a text claims only what its evidence supports.

A rewrite passes only when every content word of it is explained by a licensed transformation of the evidence it names.
Nothing here lists forbidden changes: what cannot be explained is asked about, and an unexplained hard fact is refused.
"""
