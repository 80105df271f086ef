"""A bound book's PDF, written from front to back: fonts, images, structure, navigation, metadata (stage 8)."""
