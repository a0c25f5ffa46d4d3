"""What resumes and optimized resumes share: revisions, versions, merging."""
