"""Sample documents about councils that do not exist, and the script that builds them."""
