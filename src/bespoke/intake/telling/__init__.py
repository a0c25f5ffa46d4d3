"""What a person tells about themselves in whole sentences -> entries of a resume. English."""
