from django.db import migrations

from toguna.record.append_only.operations import ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('institutions', '0001_seat_the_parties'),
    ]

    operations = [
        ProtectRecorded('Composition'),
        ProtectRecorded('Confederation'),
        ProtectRecorded('Delegation'),
        ProtectRecorded('Mandate'),
        ProtectRecorded('Office'),
        ProtectRecorded('Party'),
        ProtectRecorded('Portfolio'),
        ProtectRecorded('Power'),
        ProtectRecorded('Rank'),
        ProtectRecorded('Relation'),
    ]
