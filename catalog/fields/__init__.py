"""What the fields of entries mean, for the people who fill them in: texts, examples, and blank entries made of them."""
