from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "toguna.roadmap"
    label = "roadmap"

    def ready(self) -> None:
        from toguna.roadmap.concerns import declare_concerns

        declare_concerns()
