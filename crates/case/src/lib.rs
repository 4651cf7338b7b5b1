//! The life of one test: commands, events, state, refusals with their clause.
