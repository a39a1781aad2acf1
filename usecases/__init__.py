"""What opens a transaction or reads the installation: the only floor that runs the pure process on stored facts."""
