"""Alembic runs this file: the migrations share the transaction and the lock of `db.migrations.migreer`."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
