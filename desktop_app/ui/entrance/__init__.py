"""The way in on the screen: the notice, name and password, and what is asked when a password is made."""
