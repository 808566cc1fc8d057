"""Why units can be asked about models: a round they have not answered, a recognised model of which nothing is heard."""
