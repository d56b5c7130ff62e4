from django.db import migrations

from toguna.record.append_only.operations import ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_admit_roles'),
    ]

    operations = [
        ProtectRecorded('Assignment'),
        ProtectRecorded('Grant'),
        ProtectRecorded('StandIn'),
    ]
