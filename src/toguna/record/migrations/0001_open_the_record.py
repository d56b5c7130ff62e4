import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import i18nfield.fields
import toguna.kernel.dates.fields
import toguna.kernel.identifiers
import toguna.kernel.languages
import toguna.record.actor
import toguna.record.append_only.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('kernel', '0001_name_terms_and_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Discrepancy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known', models.DateField(blank=True, null=True, verbose_name='known')),
                ('known_inferred', models.BooleanField(default=False, verbose_name='known day is inferred')),
                ('recorded', toguna.record.append_only.fields.RecordedField(verbose_name='recorded')),
                ('ref', models.CharField(max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='identifier')),
                ('title', i18nfield.fields.I18nCharField(verbose_name='title')),
                ('description', i18nfield.fields.I18nTextField(verbose_name='description')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('kind', models.ForeignKey(limit_choices_to={'vocabulary': 'discrepancy-kind'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.term', verbose_name='kind')),
            ],
            options={
                'verbose_name': 'discrepancy',
                'verbose_name_plural': 'discrepancies',
                'ordering': ['position', 'ref'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='number')),
                ('actor', models.CharField(max_length=120, validators=[toguna.record.actor.validate_actor_ref], verbose_name='actor')),
                ('verb', models.CharField(max_length=60, verbose_name='verb')),
                ('object_kind', models.CharField(max_length=80, verbose_name='kind of object')),
                ('object_ref', models.CharField(max_length=200, verbose_name='object')),
                ('at', toguna.record.append_only.fields.AttestedField(verbose_name='instant')),
                ('payload', models.JSONField(verbose_name='content')),
                ('previous', models.CharField(max_length=64, verbose_name='previous hash')),
                ('hash', models.CharField(max_length=64, unique=True, verbose_name='hash')),
            ],
            options={
                'verbose_name': 'ledger entry',
                'verbose_name_plural': 'ledger entries',
                'ordering': ['seq'],
                'indexes': [models.Index(fields=['object_kind', 'object_ref', 'seq'], name='entry_by_object'), models.Index(fields=['actor', 'seq'], name='entry_by_actor')],
                'constraints': [models.CheckConstraint(condition=models.Q(('seq__gte', 1)), name='entry_seq_from_one')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='identifier')),
                ('title', i18nfield.fields.I18nCharField(verbose_name='title')),
                ('publisher', i18nfield.fields.I18nCharField(verbose_name='publisher')),
                ('language', models.CharField(max_length=12, validators=[toguna.kernel.languages.LanguageTagValidator()], verbose_name='language')),
                ('issued', toguna.kernel.dates.fields.UncertainDateField(blank=True, verbose_name='issued')),
                ('issued_earliest', toguna.kernel.dates.fields.EarliestDay(of='issued')),
                ('issued_latest', toguna.kernel.dates.fields.LatestDay(of='issued')),
                ('known', models.DateField(verbose_name='known')),
                ('known_inferred', models.BooleanField(default=False, verbose_name='known day is inferred')),
                ('url', models.URLField(blank=True, max_length=500, verbose_name='address')),
                ('checksum', models.CharField(blank=True, max_length=64, validators=[django.core.validators.RegexValidator('\\A[0-9a-f]{64}\\Z', 'Write a SHA-256: 64 digits of 0–9 and a–f.', code='digest')], verbose_name='checksum')),
                ('note', i18nfield.fields.I18nTextField(blank=True, verbose_name='note')),
                ('kind', models.ForeignKey(limit_choices_to={'vocabulary': 'source-kind'}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.term', verbose_name='kind')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['ref'],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=40, validators=[django.core.validators.RegexValidator('\\A[1-9][0-9]*(\\.[1-9][0-9]*)*\\Z', 'Write an ordinal path, such as 5.17.2.', code='path')], verbose_name='path')),
                ('ordinal', models.PositiveIntegerField(verbose_name='number of the paragraph')),
                ('kind', models.CharField(choices=[('heading', 'heading'), ('paragraph', 'paragraph'), ('item', 'item of a list')], max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='number as printed')),
                ('label', models.TextField(blank=True, verbose_name='heading as printed')),
                ('digest', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('\\A[0-9a-f]{64}\\Z', 'Write a SHA-256: 64 digits of 0–9 and a–f.', code='digest')], verbose_name='digest')),
                ('status', models.CharField(choices=[('carried', 'carried'), ('context', 'context'), ('left-out', 'left out')], max_length=12, verbose_name='status')),
                ('reason', i18nfield.fields.I18nTextField(blank=True, default='', verbose_name='reason')),
                ('heading', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='under', to='record.passage', verbose_name='heading')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='record.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'passage',
                'verbose_name_plural': 'passages',
                'ordering': ['source', 'ordinal'],
            },
        ),
        migrations.CreateModel(
            name='DiscrepancySubject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('discrepancy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subjects', to='record.discrepancy', verbose_name='discrepancy')),
            ],
            options={
                'verbose_name': 'subject of a discrepancy',
                'verbose_name_plural': 'subjects of discrepancies',
                'ordering': ['position', 'pk'],
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='discrepancy_of_subject')],
                'constraints': [models.UniqueConstraint(fields=('discrepancy', 'content_type', 'object_id'), name='discrepancy_subject_once')],
            },
        ),
        migrations.CreateModel(
            name='Citation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_id', models.PositiveBigIntegerField()),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('content_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                ('passage', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='record.passage', verbose_name='passage')),
            ],
            options={
                'verbose_name': 'citation',
                'verbose_name_plural': 'citations',
                'ordering': ['position', 'pk'],
                'indexes': [models.Index(fields=['content_type', 'object_id'], name='citation_of_claim')],
                'constraints': [models.UniqueConstraint(fields=('content_type', 'object_id', 'passage'), name='citation_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('source', 'path'), name='passage_path_in_source'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('source', 'ordinal'), name='passage_ordinal_in_source'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('ordinal__gte', 1)), name='passage_ordinal_from_one'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['heading', 'paragraph', 'item'])), name='passage_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['carried', 'context', 'left-out'])), name='passage_status_known'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'heading'), ('label', ''), _connector='XOR'), name='passage_label_of_headings_only', violation_error_message='A heading has its words, and nothing else has.'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length('digest'), 64), name='passage_digest_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'carried'), models.Q(django.db.models.lookups.In(django.db.models.functions.comparison.Cast('reason', models.TextField()), ['', '{}']), _negated=True), _connector='OR'), name='passage_not_carried_says_why', violation_error_message='A passage that is not carried says why.'),
        ),
    ]
