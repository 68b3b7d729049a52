"""The paper desk: any paper's text in, its figures found and held against one another."""
