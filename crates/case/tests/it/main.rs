//! The procedure as a lawyer reads it, its encoding, and what no sequence of commands can break.

mod bench;
mod clauses;
mod encoding;
mod random;
mod sequences;
mod transitions;
mod turns;
