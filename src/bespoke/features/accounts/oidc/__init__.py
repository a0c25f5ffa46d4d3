"""Signing in at an OpenID provider: authorization code with PKCE, state and nonce used once, the token checked here."""
