"""Results that leave the screen: an analysis in sentences, and a page or document of it."""
