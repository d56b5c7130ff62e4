from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "toguna.portal"
    label = "portal"
