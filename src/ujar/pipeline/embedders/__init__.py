"""Vectors of meaning from elsewhere: one file for each kind of model."""
