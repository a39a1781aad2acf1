"""Letters and reports: a typed context per kind, a Word template, a strict rendering and its reading back."""
