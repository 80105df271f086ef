"""Numbers of licences, marks and goods: their forms, and until when a licence holds (stage 2)."""
