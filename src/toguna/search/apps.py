from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    name = "toguna.search"
    label = "search"

    def ready(self) -> None:
        from toguna.record.ledger.signals import appended
        from toguna.search.receivers import bring_up_to_date, mark_what_was_written

        appended.connect(mark_what_was_written, dispatch_uid="toguna.search.mark")
        # One sender, so that the receiver runs once, after the migrations of every app.
        post_migrate.connect(
            bring_up_to_date, sender=self, dispatch_uid="toguna.search.bring_up_to_date"
        )
