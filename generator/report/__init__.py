"""Report: findings as text for people, as JSON, and as annotations for a forge."""
