"""The tests; a package of its own, because a library of ours installs one of the same name."""
