from django.apps import AppConfig


class ActsConfig(AppConfig):
    name = "toguna.acts"
    label = "acts"
