"""How the tables of the server store came to be what they are, one step a file."""
