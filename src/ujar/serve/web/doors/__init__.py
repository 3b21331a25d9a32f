"""Who comes in and what they may do: logins, roles, accounts, the log of deeds."""
