"""What Safekeeping does: one use case, one method, one transaction, one audit entry."""
