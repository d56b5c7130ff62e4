import uuid

from django.db import migrations


def draw(apps, schema_editor):
    users = apps.get_model('access', 'User').objects.using(schema_editor.connection.alias)
    for user in users.filter(ref__isnull=True).iterator():
        user.ref = str(uuid.uuid4())
        user.save(update_fields=['ref'])


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_give_users_a_key'),
    ]

    operations = [
        migrations.RunPython(draw, migrations.RunPython.noop, elidable=True),
    ]
