"""Numbers and codes of licences, marks, goods, telephones; currencies; what a market requires (stage 2)."""
