//! The project's own tasks: test, ci, tidy, trace.
fn main() {}
