"""What librarians do with documents from the page: add, correct, replace, remove."""
