"""The notebook that leaves the app: as Jupyter's own file, which runs, and as a page that fetches nothing."""
