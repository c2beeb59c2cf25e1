# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later

from django.db import migrations, models
import django.db.models.deletion
import uuid


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('supabase_id', models.UUIDField(unique=True)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'db_table': 'person',
            },
        ),
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('opened_at', models.DateTimeField()),
                ('used', models.PositiveIntegerField()),
            ],
            options={
                'db_table': 'allowance',
            },
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('supabase_session', models.UUIDField(unique=True)),
                ('refresh_sealed', models.TextField()),
                ('created_at', models.DateTimeField()),
                ('tries', models.PositiveIntegerField(default=0)),
                ('next_try_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'ending',
            },
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('supabase_session', models.UUIDField(unique=True)),
                ('refresh_sealed', models.TextField()),
                ('serial', models.PositiveIntegerField(default=1)),
                ('device', models.CharField(blank=True, max_length=80)),
                ('created_at', models.DateTimeField()),
                ('renewed_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ins', to='signin.person')),
            ],
            options={
                'db_table': 'sign_in',
            },
        ),
        migrations.CreateModel(
            name='IssuedToken',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('serial', models.PositiveIntegerField()),
                ('salt', models.BinaryField(max_length=16)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('first_used_at', models.DateTimeField(null=True)),
                ('sign_in', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='signin.signin')),
            ],
            options={
                'db_table': 'issued_token',
            },
        ),
        migrations.AddConstraint(
            model_name='issuedtoken',
            constraint=models.UniqueConstraint(fields=('sign_in', 'serial'), name='one_token_for_each_serial'),
        ),
    ]
