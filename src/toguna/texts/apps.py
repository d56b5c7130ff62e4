from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "toguna.texts"
    label = "texts"
