from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0001_convene_the_meetings'),
    ]

    operations = [
        ProtectRecorded('AgendaItem'),
        ProtectRecorded('Chain'),
        ProtectRecorded('Meeting'),
        ProtectRecorded('Outcome'),
        ProtectRecorded('ProgrammeItem'),
        ProtectAppendOnly('Release'),
        ProtectAppendOnly('ReleasedSlot'),
        ProtectRecorded('Series'),
        ProtectRecorded('Slot'),
    ]
