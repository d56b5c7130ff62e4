from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('texts', '0003_number_the_texts'),
    ]

    operations = [
        ProtectAppendOnly('Number'),
        ProtectRecorded('NumberSeries'),
        ProtectAppendOnly('NumberUse'),
    ]
