"""Problems as text for a terminal, for programs, and for the services that run checks: the same words in each."""
