//! Licence expressions: `MIT OR Apache-2.0`, `(MIT OR Zlib) AND Unicode-3.0`, and the older `A/B`.

use std::collections::BTreeSet;

/// Whether the expression can be satisfied by allowed licences alone; an unreadable one cannot.
pub(super) fn allowed(expression: &str, allow: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words: Vec<&str> = spaced.split_whitespace().rev().collect();
    let fine = either(&mut words, allow);
    fine == Some(true) && words.is_empty()
}

/// `a OR b`; the words are in reverse, the next one last.
fn either(words: &mut Vec<&str>, allow: &BTreeSet<String>) -> Option<bool> {
    let mut fine = both(words, allow)?;
    while words.last() == Some(&"OR") {
        words.pop();
        fine |= both(words, allow)?;
    }
    Some(fine)
}

/// `a AND b`.
fn both(words: &mut Vec<&str>, allow: &BTreeSet<String>) -> Option<bool> {
    let mut fine = one(words, allow)?;
    while words.last() == Some(&"AND") {
        words.pop();
        fine &= one(words, allow)?;
    }
    Some(fine)
}

/// `( … )`, `a`, or `a WITH b`, which is a licence of its own.
fn one(words: &mut Vec<&str>, allow: &BTreeSet<String>) -> Option<bool> {
    let word = words.pop()?;
    if word == "(" {
        let fine = either(words, allow)?;
        return (words.pop() == Some(")")).then_some(fine);
    }
    if words.last() == Some(&"WITH") {
        words.pop();
        let exception = words.pop()?;
        return Some(allow.contains(&format!("{word} WITH {exception}")));
    }
    Some(allow.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_allowed_when_allowed_licences_satisfy_it() {
        let allow: BTreeSet<String> =
            ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
        let rows = [
            ("MIT", true),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0/MIT", true),
            ("GPL-3.0", false),
            ("MIT AND GPL-3.0", false),
            ("(GPL-3.0 OR MIT) AND Unicode-3.0", true),
            ("GPL-3.0 OR MIT AND Unicode-3.0", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("Apache-2.0", false),
            ("", false),
            ("(MIT", false),
            ("MIT)", false),
            ("MIT OR", false),
        ];
        for (expression, expected) in rows {
            assert_eq!(allowed(expression, &allow), expected, "{expression}");
        }
    }
}
