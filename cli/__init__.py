"""The command line: every verb of the register as a command, and the questions that people ask of a project."""
