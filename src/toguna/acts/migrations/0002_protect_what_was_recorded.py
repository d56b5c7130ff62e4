from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('acts', '0001_keep_the_acts'),
    ]

    operations = [
        ProtectRecorded('Act'),
        ProtectRecorded('Interpretation'),
        ProtectRecorded('Participation'),
        ProtectRecorded('Process'),
        ProtectAppendOnly('StatusChange'),
    ]
