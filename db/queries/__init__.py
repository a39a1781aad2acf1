"""What screens show: one module per noun, each answer a plain frozen dataclass, read with one question."""
