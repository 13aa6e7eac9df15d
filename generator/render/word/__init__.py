"""Word: a document as WordprocessingML in the shell of a house style."""
