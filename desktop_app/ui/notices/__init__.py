"""The agency's own notice rules, in the Settings."""
