from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owner', models.CharField(max_length=40)),
                ('object_id', models.PositiveBigIntegerField()),
                ('ref', models.CharField(max_length=130)),
                ('kind', models.CharField(max_length=12)),
                ('titles', models.TextField()),
                ('names', models.TextField()),
                ('matter', models.TextField()),
                ('bonds', models.TextField()),
                ('day', models.DateField(null=True)),
                ('visible_from', models.DateTimeField(null=True)),
                ('visible_until', models.DateTimeField(null=True)),
                ('known_from', models.DateField()),
                ('known_until', models.DateField(null=True)),
                ('is_public', models.BooleanField()),
                ('is_whole', models.BooleanField()),
            ],
            options={
                'indexes': [models.Index(fields=['owner', 'object_id'], name='search_entry_of_row'), models.Index(fields=['owner', 'ref'], name='search_entry_of_ref')],
            },
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('word', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('length', models.PositiveSmallIntegerField()),
                ('uses', models.PositiveIntegerField(default=1)),
            ],
            options={
                'indexes': [models.Index(fields=['length'], name='search_word_by_length')],
            },
        ),
        migrations.CreateModel(
            name='Stale',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_kind', models.CharField(max_length=80)),
                ('object_ref', models.CharField(max_length=200)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('object_kind', 'object_ref'), name='search_stale_once')],
            },
        ),
    ]
