"""What the public pages ask of several rooms at once, each for many rows in few queries.

Everything here is asked from a standpoint: what is not public from it is not in the answer.
"""
