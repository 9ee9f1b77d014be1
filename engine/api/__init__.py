"""The HTTP contract: JSON in, JSON or a stream out, and nothing decided here but who may ask."""
