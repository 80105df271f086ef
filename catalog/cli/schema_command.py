"""`catalog schema`: writes what editors need, and prints where it is and what a person's own settings lack."""

from __future__ import annotations

from catalog.cli.console import tell
from catalog.core.project import Project
from catalog.i18n.translator import Translator


def write_editor_files(project: Project, translator: Translator) -> None:
    """Write the schemas, in the language of `translator`, and the settings for VS Code where there are none."""
    from catalog.scaffold.editor_support import write_editor_settings, write_schemas

    tell(translator.say("schema.done", folder=project.relative(write_schemas(project, translator.language))))
    for missing in write_editor_settings(project):
        tell(translator.say("schema.settings", file=missing.file))
        tell(missing.lines)
