"""Numbers and codes of licences, marks, goods, telephones, currencies; what a market requires, and its money (stage 2)."""
