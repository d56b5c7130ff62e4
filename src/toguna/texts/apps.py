from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "toguna.texts"
    label = "texts"

    def ready(self) -> None:
        from toguna.texts.concerns import declare_concerns

        declare_concerns()
