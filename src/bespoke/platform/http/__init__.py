"""What every route of the API shares: transaction, actor, paging, preconditions, idempotency."""
