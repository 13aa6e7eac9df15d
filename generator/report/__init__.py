"""Report: findings and differences as text for people, as JSON for programs, and as a forge shows them."""
