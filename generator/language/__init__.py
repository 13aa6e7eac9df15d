"""Language: how clauses, conditions and rules are read, and the values that know where they come from."""
