//! One narrow test for each clause, naming it.

mod after;
mod before;
mod during;
mod retests;
