//! How far a work's checks are, as a bar.

use conduct::Bench;
use finding::Verdict;
use language::Arg;

use crate::{frame::Frame, speak::say};

/// The bar's width in its own units.
const WIDTH: usize = 1000;

/// A bar with its words.
#[derive(Debug, Clone)]
pub(crate) struct Meter {
    pub(crate) judged: usize,
    pub(crate) total: usize,
    pub(crate) label: String,
    pub(crate) parts: Vec<Part>,
}

/// A stretch of the bar.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) tone: &'static str,
    pub(crate) x: usize,
    pub(crate) width: usize,
}

/// The bar of a bench: what conforms, what does not, what does not apply; the rest is open.
pub(crate) fn meter(frame: &Frame, bench: &Bench) -> Meter {
    let (judged, total) = (bench.judged(), bench.entries.len());
    let args = [("n", Arg::from(judged)), ("of", Arg::from(total))];
    let stretches = [
        ("conforms", bench.count(Verdict::Conforms)),
        ("does-not-conform", bench.count(Verdict::DoesNotConform)),
        ("not-applicable", bench.count(Verdict::NotApplicable)),
    ];
    let at = |count: usize| count * WIDTH / total.max(1);
    let mut before = 0;
    let mut parts = Vec::new();
    for (tone, count) in stretches {
        let (x, end) = (at(before), at(before + count));
        before += count;
        if count > 0 {
            parts.push(Part { tone, x, width: end - x });
        }
    }
    Meter { judged, total, label: say(frame.lang, "bench-judged", &args), parts }
}
