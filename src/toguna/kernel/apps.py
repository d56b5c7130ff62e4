from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "toguna.kernel"
    label = "kernel"
