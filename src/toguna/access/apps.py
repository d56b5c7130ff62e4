from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "toguna.access"
    label = "access"
