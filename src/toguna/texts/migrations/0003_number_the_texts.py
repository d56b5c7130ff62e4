import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import i18nfield.fields
import toguna.kernel.identifiers
import toguna.record.actor
import toguna.record.append_only.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('institutions', '0002_protect_what_was_recorded'),
        ('kernel', '0001_name_terms_and_places'),
        ('texts', '0002_protect_what_was_recorded'),
    ]

    operations = [
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='identifier')),
                ('code', models.CharField(blank=True, max_length=40, verbose_name='code of the body')),
                ('pattern', models.CharField(max_length=80, verbose_name='pattern')),
                ('yearly', models.BooleanField(default=True, verbose_name='begins again each year')),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.party', verbose_name='body')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.term', verbose_name='kind of text')),
            ],
            options={
                'verbose_name': 'series of numbers',
                'verbose_name_plural': 'series of numbers',
                'ordering': ['ref'],
            },
        ),
        migrations.CreateModel(
            name='Number',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()])),
                ('cycle', models.PositiveIntegerField()),
                ('year', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('printed', models.CharField(max_length=120)),
                ('reserved_by', models.CharField(max_length=120, validators=[toguna.record.actor.validate_actor_ref])),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='numbers', to='texts.numberseries')),
            ],
            options={
                'verbose_name': 'reference number',
                'verbose_name_plural': 'reference numbers',
                'ordering': ['series', 'cycle', 'number'],
            },
        ),
        migrations.CreateModel(
            name='NumberUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fate', models.CharField(choices=[('given', 'Given to a text'), ('void', 'Void')], max_length=8)),
                ('reason', i18nfield.fields.I18nTextField(blank=True, default='')),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
                ('number', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='use', to='texts.number')),
                ('work', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='number_use', to='texts.work')),
            ],
            options={
                'verbose_name': 'use of a number',
                'verbose_name_plural': 'uses of numbers',
            },
        ),
        migrations.AddConstraint(
            model_name='numberseries',
            constraint=models.UniqueConstraint(fields=('kind', 'body'), name='one_series_a_kind_and_body', violation_error_message='This body numbers this kind of text in another series.'),
        ),
        migrations.AddConstraint(
            model_name='number',
            constraint=models.UniqueConstraint(fields=('series', 'cycle', 'number'), name='number_once'),
        ),
        migrations.AddConstraint(
            model_name='number',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='number_from_one'),
        ),
        migrations.AddConstraint(
            model_name='number',
            constraint=models.CheckConstraint(condition=models.Q(('cycle', 0), ('cycle', models.F('year')), _connector='OR'), name='number_cycle_is_its_year'),
        ),
        migrations.AddConstraint(
            model_name='numberuse',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('fate', 'given'), ('work__isnull', False)), models.Q(('fate', 'void'), ('work__isnull', True)), _connector='OR'), name='number_given_to_a_text_or_void'),
        ),
        migrations.AddConstraint(
            model_name='numberuse',
            constraint=models.CheckConstraint(condition=models.Q(('fate', 'given'), models.Q(django.db.models.lookups.In(django.db.models.functions.comparison.Cast('reason', models.TextField()), ['', '{}']), _negated=True), _connector='OR'), name='void_number_says_why', violation_error_message='A number that is void says why.'),
        ),
    ]
