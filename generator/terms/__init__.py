"""Terms: the values of one file, laid over those of the model, each with the place it comes from."""
