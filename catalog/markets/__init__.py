"""Numbers of licences, marks, goods and telephones: their forms, and until when a licence holds (stage 2)."""
