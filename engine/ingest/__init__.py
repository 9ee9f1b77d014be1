"""From files and requests to events and products: what can be believed, and why the rest cannot."""
