"""Europass CVs as XML, alone or attached to the PDF that Europass makes: the two forms in use."""
