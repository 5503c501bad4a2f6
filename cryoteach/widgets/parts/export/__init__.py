"""What leaves the app, as pages offer it: each file is made when it is asked for."""
