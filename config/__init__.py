"""How danvan is set up: settings from the environment, addresses, and the door for the web server."""
