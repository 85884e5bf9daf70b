"""What the product is made of: `python -m eval.supply licences | bill`."""
