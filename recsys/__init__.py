"""Ranking with evidence: from interactions to candidates that carry their reasons."""
