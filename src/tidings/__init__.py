"""Tidings: from many reports, one record."""
