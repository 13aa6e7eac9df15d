"""PDF: a document laid out by WeasyPrint, and made fit to publish and to archive."""
