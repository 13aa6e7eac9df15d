"""Analysis: what a text or condition can mean before anything is filled in."""
