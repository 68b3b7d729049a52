"""The web site: the book in every language, the lessons in a browser tab, downloads."""
