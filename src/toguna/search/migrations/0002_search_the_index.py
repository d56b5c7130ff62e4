from django.db import migrations

from toguna.search import engines


def set_up(apps, schema_editor):
    engines.set_up(schema_editor.connection)


def take_down(apps, schema_editor):
    engines.take_down(schema_editor.connection)


def mark_everything(apps, schema_editor):
    """A record that is older than its index is read into it after the migrations."""
    stale = apps.get_model('search', 'Stale').objects.using(schema_editor.connection.alias)
    stale.get_or_create(object_kind='*', object_ref='*')


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_open_the_index'),
    ]

    operations = [
        migrations.RunPython(set_up, take_down),
        migrations.RunPython(mark_everything, migrations.RunPython.noop),
    ]
