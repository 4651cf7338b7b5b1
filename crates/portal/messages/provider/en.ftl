### The provider's pages.
