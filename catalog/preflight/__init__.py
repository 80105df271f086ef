"""A PDF → what a print shop would send back: findings with page and place, for any PDF, ours or a stranger's."""
