"""The directory: whom families can call, who checked that it is still true, and what is due for a call."""
