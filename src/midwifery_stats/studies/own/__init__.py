"""A student's own file: read with every oddity said, and made into a study."""
