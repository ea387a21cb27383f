"""The markup: what damages it, and what it must hold."""
