"""From lesson sources to notebooks: read, translate, execute, compare."""
