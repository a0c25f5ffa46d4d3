"""What happened: the audit trail and the live stream of each owner."""
