//! For tests only: builders, a clock, accounts of every role.
