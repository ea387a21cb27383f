"""The site: built, optimised, served and published."""
