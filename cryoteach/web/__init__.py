"""Plain HTTP beside the app: the files that the browser loads once and keeps."""
