from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "toguna.acts"
    label = "acts"

    def ready(self) -> None:
        from toguna.acts.concerns import declare_concerns

        declare_concerns()
