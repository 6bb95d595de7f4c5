"""What validation knows of one field, one line of YAML, one link: the parts of stages 1 and 2."""
