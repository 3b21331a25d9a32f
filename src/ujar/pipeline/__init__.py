"""The order: the only place that knows that the stages exist."""
