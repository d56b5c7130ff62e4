from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0001_admit_users'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='ref',
            field=models.CharField(editable=False, max_length=36, null=True, verbose_name='key'),
        ),
        migrations.AddField(
            model_name='user',
            name='erased_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased'),
        ),
    ]
