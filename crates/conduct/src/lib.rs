//! Use cases: who may do what, over the case, the store and the documents.
