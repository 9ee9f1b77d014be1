"""Words: what a shopper meant, and replies that say only what the shop's data supports."""
