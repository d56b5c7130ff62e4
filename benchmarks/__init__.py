"""Measures of the record under load: run as modules, for instance `python -m benchmarks.ledger`."""
