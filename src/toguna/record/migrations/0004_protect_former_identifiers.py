from django.db import migrations

from toguna.record.append_only.operations import ProtectAppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0003_keep_former_identifiers'),
    ]

    operations = [
        ProtectAppendOnly('FormerIdentifier'),
    ]
