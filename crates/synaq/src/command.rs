//! What the program does, one command a file.

pub(crate) mod audit;
pub(crate) mod backup;
pub(crate) mod first;
pub(crate) mod inventory;
pub(crate) mod keys;
pub(crate) mod listen;
pub(crate) mod serve;
