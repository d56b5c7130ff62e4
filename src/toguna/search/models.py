"""The search table: for each record that has a page, its words as they are looked for.

Not part of the record: all of it is computed from the record, and can be computed again.
"""

from __future__ import annotations

from django.db import models

REF_LENGTH = 130
"""Of a passage: the reference of its source, a colon, its path."""


class Entry(models.Model):
    """A record as it can be found by those who see it from some standpoints.

    `owner` is the model ("acts.act") and `object_id` its row; `kind` what it is shown as. `names`
    has the words of names, titles, short titles and numbers, `matter` those of descriptions and
    notes, `bonds` those of what the record is bound to; each is tokens separated by one space (see
    `stemming.tokens_of`). `titles` are the folded names as phrases, "|" between two. `day` is the
    latest day of its date.

    A record has several entries where what may be said of it differs: each holds exactly the words
    that are public from the instant `visible_from` (empty: ever since) until `visible_until`, and
    that were known from the day `known_from` until the day before `known_until`. At most one of
    them holds for a standpoint. The one that `is_whole` has every word, whoever may see it.
    """

    owner = models.CharField(max_length=40)
    object_id = models.PositiveBigIntegerField()
    ref = models.CharField(max_length=REF_LENGTH)
    kind = models.CharField(max_length=12)
    titles = models.TextField()
    names = models.TextField()
    matter = models.TextField()
    bonds = models.TextField()
    day = models.DateField(null=True)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    known_from = models.DateField()
    known_until = models.DateField(null=True)
    is_public = models.BooleanField()
    is_whole = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "object_id"], name="search_entry_of_row"),
            models.Index(fields=["owner", "ref"], name="search_entry_of_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}"


class Word(models.Model):
    """A folded word that some entry has, and how many had it when it was counted last. A word may
    outlive its entries until the index is rebuilt: what it finds is asked, not assumed."""

    word = models.CharField(max_length=40, primary_key=True)
    length = models.PositiveSmallIntegerField()
    uses = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["length"], name="search_word_by_length")]

    def __str__(self) -> str:
        return self.word


class Stale(models.Model):
    """A row of the record that was written since the index was last brought up to date, as the
    ledger names it; `EVERYTHING` where there are too many to name."""

    object_kind = models.CharField(max_length=80)
    object_ref = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_kind", "object_ref"], name="search_stale_once")
        ]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_ref}"
