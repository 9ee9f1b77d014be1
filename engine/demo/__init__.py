"""The demo store: real grocery purchases of 2,469 households, turned into what Shoptalk reads."""
