"""The legal clock: which days count, how long a term lasts, and why, in words."""
