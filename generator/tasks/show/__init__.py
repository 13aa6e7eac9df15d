"""Show: what people ask about content without making documents."""
