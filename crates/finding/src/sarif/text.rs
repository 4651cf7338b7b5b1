//! SARIF messages as plain text: arguments put in their places, links reduced to their words.

use super::wire::{Message, Pairs, items, str};
use crate::clean::{BLOCK_BYTES_MAX, clip};

/// The longest placeholder, and the longest link that is looked for, in bytes.
const PLACEHOLDER_BYTES_MAX: usize = 12;
const LINK_BYTES_MAX: usize = 500;

/// The text of a message, looked up by its id where it has no text of its own.
pub(super) fn message(
    message: &Message,
    strings: Option<&Pairs<Message>>,
    linked: impl Fn(i64) -> bool,
) -> String {
    let own = message.plain();
    let text = if own.is_empty() {
        strings.and_then(|all| all.0.get(str(&message.id))).map(Message::plain).unwrap_or_default()
    } else {
        own
    };
    let text = clip(text, BLOCK_BYTES_MAX);
    let arguments = items(&message.arguments);
    let text = if arguments.is_empty() { text.to_owned() } else { filled(text, arguments) };
    without_links(&text, linked)
}

/// `{0}` becomes the first argument; `{{` and `}}` are braces.
fn filled(text: &str, arguments: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']).filter(|_| out.len() < BLOCK_BYTES_MAX) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            out.push_str(&rest[..1]);
            rest = &rest[2..];
        } else if let Some((argument, after)) = placeholder(rest, arguments) {
            out.push_str(argument);
            rest = after;
        } else {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn placeholder<'a, 'b>(text: &'a str, arguments: &'b [String]) -> Option<(&'b str, &'a str)> {
    let (number, _) = clip(text, PLACEHOLDER_BYTES_MAX).strip_prefix('{')?.split_once('}')?;
    let argument = arguments.get(number.parse::<usize>().ok()?)?;
    Some((argument, &text[number.len() + 2..]))
}

/// `[words](3)` becomes `words` where 3 is the id of a related location.
fn without_links(text: &str, linked: impl Fn(i64) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match link(rest, &linked) {
            Some((words, after)) => {
                out.push_str(words);
                rest = after;
            }
            None => {
                out.push('[');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn link<'a>(text: &'a str, linked: &impl Fn(i64) -> bool) -> Option<(&'a str, &'a str)> {
    let (words, rest) = clip(text, LINK_BYTES_MAX).strip_prefix('[')?.split_once("](")?;
    let (id, _) = rest.split_once(')')?;
    let good = !words.contains(['[', '\n']) && linked(id.parse().ok()?);
    good.then(|| (words, &text[words.len() + id.len() + 4..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::soft::List;

    #[test]
    fn arguments_and_links_become_plain_text() {
        let arguments = List { items: vec!["x".to_owned(), "y".to_owned()], left_out: 0 };
        let arguments = Some(arguments);
        for (text, arguments, expected) in [
            ("a {0} b {1} {2} {{0}}", arguments, "a x b y {2} {0}"),
            ("dict = {0: 1} {{}}", None, "dict = {0: 1} {{}}"),
            ("from [a value](1) to [here](2)", None, "from a value to [here](2)"),
            ("list[0](1", None, "list[0](1"),
        ] {
            let given = Message { text: Some(text.to_owned()), arguments, ..Message::default() };
            assert_eq!(message(&given, None, |id| id == 1), expected);
        }
    }
}
