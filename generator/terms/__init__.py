"""Terms: values that know where they come from, and the one language that reads them."""
