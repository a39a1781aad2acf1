"""Floor 2: rows and transactions. Nothing above this floor speaks SQL, and this floor knows only `workflow`."""
