"""The icon in the tray, what it says and when; habits kept for it."""
