"""The law of arbeidsmatige activiteiten, without a database."""
