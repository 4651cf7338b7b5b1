### The applicant's pages.
