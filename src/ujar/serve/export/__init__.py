"""Readings in the forms that leave Ujar: JSON Lines and a page."""
