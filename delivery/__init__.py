"""Adapters to the world: files and calendars."""
