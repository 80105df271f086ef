"""Numbers and codes of licences, marks, goods, telephones, currencies; until when a licence holds (stage 2)."""
