"""What Safekeeping decides: frozen values and plain functions, no storage and no screen."""
