"""What was asked and answered, on record for so many days."""
