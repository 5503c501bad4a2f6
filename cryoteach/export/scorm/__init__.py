"""A package of SCORM 1.2 for a learning platform: the offline file, told who listens, with a manifest and a sheet."""
