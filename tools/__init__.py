"""What is run beside the program, never by it: the lock, the licences, the bill of materials, the table of proofs."""
