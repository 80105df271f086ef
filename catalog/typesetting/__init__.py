"""Jobs for the typesetter, parts as set, and what is drawn on their pages, as values (stage 7)."""
