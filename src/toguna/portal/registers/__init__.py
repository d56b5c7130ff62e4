"""Registers: lists that can be narrowed to one value of a facet, each value a page of its own.

`dimensions` says by what a list can be narrowed, `naming` what its values are called, `register`
brings a list, its dimensions and the page that was asked for together, `choices` shows every value
of one dimension.
"""
