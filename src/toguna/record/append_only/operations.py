"""Migration operations that write the triggers with the table they protect."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from toguna.record.append_only.dialects import dialect_of
from toguna.record.append_only.rules import protection_of


class ProtectAppendOnly(Operation):
    """The table of an `AppendOnlyModel` is written once, from this migration on. Reversible."""

    reduces_to_sql = True
    reversible = True
    append_only = True

    def __init__(self, model_name: str) -> None:
        self.model_name = model_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Triggers are no part of the models' state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(app_label, schema_editor, to_state, protect=True)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        self._run(app_label, schema_editor, to_state, protect=False)

    def _run(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        state: ProjectState,
        *,
        protect: bool,
    ) -> None:
        model = state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        rule = protection_of(model, append_only=self.append_only)
        dialect = dialect_of(schema_editor.connection)
        for statement in dialect.protect_sql(rule) if protect else dialect.lift_sql(rule):
            # No parameters, so that a percent sign in the text stays one.
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return f"Protect {self.model_name}: its rows are written once"

    @property
    def migration_name_fragment(self) -> str:
        return f"protect_{self.model_name.lower()}"

    def references_model(self, name: str, app_label: str) -> bool:
        return name.lower() == self.model_name.lower()

    def deconstruct(self) -> Any:
        return (self.__class__.__qualname__, [self.model_name], {})


class ProtectRecorded(ProtectAppendOnly):
    """The instants that only the database sets (`RecordedField`, `AttestedField`) are held by the
    table of a model that can otherwise change. Reversible."""

    append_only = False

    def describe(self) -> str:
        return f"Protect {self.model_name}: the database alone sets when a row was recorded"
