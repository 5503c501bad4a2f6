"""Practising on people: who is met, what is replied, how it is marked."""
