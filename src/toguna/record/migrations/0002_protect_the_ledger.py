from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0001_open_the_record'),
    ]

    operations = [
        ProtectAppendOnly('Entry'),
        ProtectRecorded('Discrepancy'),
    ]
