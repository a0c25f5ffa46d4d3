"""Tools for agents over the Model Context Protocol: the same use cases as the routes, over stdio and HTTP.

Only `installed` may be imported where the extra `mcp` is missing.
"""
