"""What is printed → the parts of the book in order, each product with its place and size (stage 4)."""
