"""What a person goes on writing: new projects and entries, the explanations of fields, the lists of both."""
