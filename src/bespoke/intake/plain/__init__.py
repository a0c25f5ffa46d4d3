"""Reading plain text: encodings, wrapped lines, bullets and headings without any markup."""
