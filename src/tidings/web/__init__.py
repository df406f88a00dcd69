"""The desk: a record in the browser, and its REST interface. Calls the library; the library never calls it."""
