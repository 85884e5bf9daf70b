"""Recorded replies of language models, replayed through the whole product over HTTP."""
