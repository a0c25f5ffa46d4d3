"""Reading DOCX by an own walk over its XML: nothing is fetched, nothing is unpacked beyond its limits."""
