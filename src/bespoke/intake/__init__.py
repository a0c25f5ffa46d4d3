"""Any file -> resume + ledger (what was read, from where, how sure, what was left over)."""
