import django.db.models.deletion
import i18nfield.fields
import toguna.access.models
import toguna.kernel.identifiers
import toguna.record.actor
import toguna.record.append_only.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_draw_the_keys'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('institutions', '0002_protect_what_was_recorded'),
        ('kernel', '0001_name_terms_and_places'),
    ]

    operations = [
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=toguna.access.models.new_key, max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()])),
                ('starts', models.DateTimeField(verbose_name='from')),
                ('given_by', models.CharField(max_length=120, validators=[toguna.record.actor.validate_actor_ref], verbose_name='given by')),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
                ('revoked_by', models.CharField(blank=True, max_length=120, validators=[toguna.record.actor.validate_actor_ref], verbose_name='revoked by')),
                ('ends', models.DateTimeField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['starts', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Grant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=toguna.access.models.new_key, max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()])),
                ('ability', models.CharField(choices=[('read-record', 'read the record, what is not public included'), ('read-embargoed', 'read validated articles before their time'), ('read-ledger', 'read and verify the ledger'), ('read-accounts', 'see accounts, roles and stand-ins'), ('export', 'take lists out as tables'), ('add-sources', 'add sources and their passages'), ('keep-lists', 'keep vocabularies, places and discrepancies'), ('keep-institutions', 'keep parties, offices, mandates and powers'), ('record-acts', 'record acts and what became of them'), ('record-texts', 'record texts and their life'), ('number-texts', 'give reference numbers'), ('prepare-meetings', 'prepare meetings, agendas and programmes'), ('record-outcomes', 'record the outcomes of meetings'), ('release-programme', 'release a programme'), ('keep-roadmap', 'keep roadmaps, their actions and reporting rounds'), ('assert-progress', 'state how far an action is'), ('submit-reports', 'submit a report'), ('accept-reports', 'accept reports, or send them back'), ('write-articles', 'write articles and add images'), ('review', 'review what is submitted'), ('translate', 'translate'), ('correct', 'correct what was recorded or published'), ('validate', 'validate'), ('publish', 'publish, schedule and put under embargo'), ('rename', 'change identifiers'), ('import', 'bring tables in'), ('manage-accounts', 'open, close and erase accounts'), ('give-roles', 'give and revoke roles and stand-ins, and change what roles give')], max_length=24)),
                ('reach', models.CharField(choices=[('anywhere', 'Anywhere'), ('own-state', 'Own state'), ('own-body', 'Own body'), ('own-pillar', 'Own pillar')], max_length=12)),
                ('starts', models.DateTimeField()),
                ('ends', models.DateTimeField(blank=True, null=True)),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
            ],
            options={
                'ordering': ['role', 'ability', 'reach', 'starts'],
            },
        ),
        migrations.CreateModel(
            name='Role',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='identifier')),
                ('name', i18nfield.fields.I18nCharField(verbose_name='name')),
                ('description', i18nfield.fields.I18nTextField(blank=True, verbose_name='description')),
                ('nature', models.CharField(choices=[('content', 'Work on the record'), ('oversight', 'Oversight'), ('administration', 'Administration')], default='content', max_length=16, verbose_name='nature')),
                ('by_state', models.BooleanField(default=False, verbose_name='for one state')),
                ('by_body', models.BooleanField(default=False, verbose_name='for one body')),
                ('by_pillar', models.BooleanField(default=False, verbose_name='for one pillar')),
                ('offered', models.JSONField(blank=True, default=list, editable=False, verbose_name='rights offered')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
            ],
            options={
                'verbose_name': 'role',
                'verbose_name_plural': 'roles',
                'ordering': ['position', 'ref'],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(default=toguna.access.models.new_key, max_length=80, unique=True, validators=[toguna.kernel.identifiers.RefValidator()])),
                ('starts', models.DateTimeField(verbose_name='from')),
                ('given_by', models.CharField(max_length=120, validators=[toguna.record.actor.validate_actor_ref], verbose_name='given by')),
                ('recorded', toguna.record.append_only.fields.RecordedField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked')),
                ('revoked_by', models.CharField(blank=True, max_length=120, validators=[toguna.record.actor.validate_actor_ref], verbose_name='revoked by')),
                ('ends', models.DateTimeField(verbose_name='until')),
            ],
            options={
                'verbose_name': 'stand-in',
                'verbose_name_plural': 'stand-ins',
                'ordering': ['starts', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AlterField(
            model_name='user',
            name='ref',
            field=models.CharField(default=toguna.access.models.new_key, editable=False, max_length=36, unique=True, validators=[toguna.kernel.identifiers.RefValidator()], verbose_name='key'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), models.Q(('email', ''), ('first_name', ''), ('is_active', False), ('last_name', '')), _connector='OR'), name='erased_account_names_nobody'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='body',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.party', verbose_name='body'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='pillar',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.term', verbose_name='pillar'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='state',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='institutions.party', verbose_name='state'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(('nature__in', ['content', 'oversight', 'administration'])), name='role_nature_is_known'),
        ),
        migrations.AddField(
            model_name='grant',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to='access.role'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='role',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='access.role'),
        ),
        migrations.AddField(
            model_name='standin',
            name='assignment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stand_ins', to='access.assignment'),
        ),
        migrations.AddField(
            model_name='standin',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='standing_in', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.UniqueConstraint(condition=models.Q(('ends__isnull', True)), fields=('role', 'ability', 'reach'), name='grant_once'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('ability__in', ['read-record', 'read-embargoed', 'read-ledger', 'read-accounts', 'export', 'add-sources', 'keep-lists', 'keep-institutions', 'record-acts', 'record-texts', 'number-texts', 'prepare-meetings', 'record-outcomes', 'release-programme', 'keep-roadmap', 'assert-progress', 'submit-reports', 'accept-reports', 'write-articles', 'review', 'translate', 'correct', 'validate', 'publish', 'rename', 'import', 'manage-accounts', 'give-roles'])), name='grant_ability_is_known'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('reach__in', ['anywhere', 'own-state', 'own-body', 'own-pillar'])), name='grant_reach_is_known'),
        ),
        migrations.AddConstraint(
            model_name='grant',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gte', models.F('starts')), _connector='OR'), name='grant_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_by', ''), _negated=True)), _connector='OR'), name='access_assignment_revoked_by', violation_error_message='A revocation needs both who revoked and when.'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='access_assignment_ends_after', violation_error_message='The end must come after the start.'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', True), ('pillar__isnull', True)), models.Q(('pillar__isnull', True), ('state__isnull', True)), models.Q(('body__isnull', True), ('state__isnull', True)), _connector='OR'), name='assignment_has_one_scope', violation_error_message='A role is held for one state, one body or one pillar.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by', '')), models.Q(('revoked_at__isnull', False), models.Q(('revoked_by', ''), _negated=True)), _connector='OR'), name='access_standin_revoked_by', violation_error_message='A revocation needs both who revoked and when.'),
        ),
        migrations.AddConstraint(
            model_name='standin',
            constraint=models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='access_standin_ends_after', violation_error_message='The end must come after the start.'),
        ),
    ]
