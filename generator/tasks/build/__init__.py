"""Build: documents into a folder, each file as soon as it is ready, and nothing of anybody else touched."""
