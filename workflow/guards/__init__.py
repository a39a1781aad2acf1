"""Guards, per step: each reads evidence in the Case and answers with reasons, never with a bare no."""
