from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly, ProtectRecorded


class Migration(migrations.Migration):

    dependencies = [
        ('roadmap', '0001_open_the_roadmap'),
    ]

    operations = [
        ProtectRecorded('Action'),
        ProtectAppendOnly('Assertion'),
        ProtectRecorded('Category'),
        ProtectRecorded('Indicator'),
        ProtectAppendOnly('IndicatorValue'),
        ProtectAppendOnly('Report'),
        ProtectRecorded('ReportingRound'),
        ProtectRecorded('Roadmap'),
        ProtectAppendOnly('Snapshot'),
    ]
