"""Reading Markdown: CommonMark, and what résumés use of pandoc and kramdown."""
