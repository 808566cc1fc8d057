"""What people type at the door: proofs of who they are, and new passwords."""
