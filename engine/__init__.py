"""Everything with state: the web app, the command line, the store and the jobs."""
