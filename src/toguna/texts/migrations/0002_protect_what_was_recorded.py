from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('texts', '0001_register_the_texts'),
    ]

    operations = [
        ProtectRecorded('Expression'),
        ProtectRecorded('Manifestation'),
        ProtectAppendOnly('Stage'),
        ProtectRecorded('TextRelation'),
        ProtectRecorded('Work'),
    ]
