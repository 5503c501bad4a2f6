"""What may be wrong with a case as it is told, and what a clinician would remark on in it."""
