from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "toguna.access"
    label = "access"

    def ready(self) -> None:
        from toguna.access.concerns.below import declare_concerns

        declare_concerns()
