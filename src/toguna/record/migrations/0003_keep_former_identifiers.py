import django.core.validators
import toguna.kernel.identifiers
import toguna.record.append_only.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0002_protect_the_ledger'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerIdentifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=80, validators=[django.core.validators.RegexValidator('\\A[a-z]+\\.[a-z]+\\Z', 'Write a kind of record, such as texts.work.', code='kind')], verbose_name='kind of record')),
                ('former', models.CharField(max_length=80, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='former identifier')),
                ('current', models.CharField(max_length=80, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='identifier taken')),
                ('recorded', toguna.record.append_only.fields.RecordedField(verbose_name='recorded')),
            ],
            options={
                'verbose_name': 'former identifier',
                'verbose_name_plural': 'former identifiers',
                'ordering': ['kind', 'former'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'former'), name='former_identifier_once'), models.CheckConstraint(condition=models.Q(('former', models.F('current')), _negated=True), name='former_identifier_leads_on')],
            },
        ),
    ]
