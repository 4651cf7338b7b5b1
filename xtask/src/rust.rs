//! A look at Rust source that is just deep enough for the checks: what is code, what is a comment,
//! what is a literal, where functions begin and end, what is a test.

mod functions;
mod mask;
mod regions;

pub(crate) use functions::{Function, functions};
pub(crate) use mask::Mask;
pub(crate) use regions::{Region, cfg_test_modules, test_regions};

/// A Rust file with all that the checks ask of it, found once.
#[derive(Debug)]
pub(crate) struct Source<'a> {
    /// The file as it is.
    pub(crate) text: &'a str,
    /// Code apart from comments and literals.
    pub(crate) mask: Mask,
    /// Every function, in order.
    pub(crate) functions: Vec<Function>,
    /// Byte ranges that are compiled for tests only.
    pub(crate) tests: Vec<Region>,
}

impl<'a> Source<'a> {
    /// Scans the file.
    pub(crate) fn new(text: &'a str) -> Self {
        let mask = Mask::new(text);
        let functions = functions(text, &mask);
        let tests = test_regions(&mask, &functions);
        Source { text, mask, functions, tests }
    }

    /// Whether the byte is in code that only tests compile.
    pub(crate) fn is_test(&self, at: usize) -> bool {
        self.tests.iter().any(|region| region.contains(at))
    }

    /// The number of the line, from 1, that holds the byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        line_of(self.text, at)
    }
}

/// The number of the line, from 1, that holds the byte.
pub(crate) fn line_of(text: &str, at: usize) -> usize {
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}
