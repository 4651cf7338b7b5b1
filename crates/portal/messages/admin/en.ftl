### The administrator's pages.
