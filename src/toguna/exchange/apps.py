from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "toguna.exchange"
    label = "exchange"
