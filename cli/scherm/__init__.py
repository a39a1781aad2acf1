"""Screens of the command line: what a project looks like on a terminal or in a file."""
