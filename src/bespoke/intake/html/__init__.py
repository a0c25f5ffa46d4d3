"""Reading HTML as a person sees it: scripts and hidden text left out, tables and lists in their order."""
