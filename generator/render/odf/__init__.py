"""ODF: a document as an OpenDocument text in the shell of a house style."""
