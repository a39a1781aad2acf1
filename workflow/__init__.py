"""The process itself, pure: what may happen, when and on whose word; imports only the standard library."""
