from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "toguna.meetings"
    label = "meetings"

    def ready(self) -> None:
        from toguna.meetings.concerns import declare_concerns

        declare_concerns()
