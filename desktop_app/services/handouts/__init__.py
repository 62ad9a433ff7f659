"""Gathers what each printed document holds."""
