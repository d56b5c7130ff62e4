from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "toguna.institutions"
    label = "institutions"
