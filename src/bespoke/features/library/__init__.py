"""The library: what the product knows about writing a resume, for people and for the programs that help them."""
