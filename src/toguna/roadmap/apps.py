from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "toguna.roadmap"
    label = "roadmap"
