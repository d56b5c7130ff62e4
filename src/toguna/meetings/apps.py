from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "toguna.meetings"
    label = "meetings"
