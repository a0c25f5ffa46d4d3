"""Resume x template x options -> pdf, docx, html, txt, page images; receipt."""
