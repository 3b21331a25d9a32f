"""Charts: each a Vega specification beside this file, filled with rows and drawn."""
