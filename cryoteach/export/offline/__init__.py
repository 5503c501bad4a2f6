"""The offline file: chapter 2 and all cases with practice in one HTML file that asks no server.

What it says is worked out in the browser from tables that the engine wrote, and is proved equal to what the app says.
"""
