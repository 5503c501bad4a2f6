"""The tests: the folders of the package again, and three that hold the house, the app and the README."""
