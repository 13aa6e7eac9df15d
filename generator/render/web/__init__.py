"""Web: documents, comparisons and the overview as HTML pages."""
