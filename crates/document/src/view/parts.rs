//! What all views share: heads, parties, dates, signatures, lines of label and value.

use jiff::{Timestamp, civil::Date, tz::Offset};
use language::{Arg, Lang};
use serde_json::{Value, json};

use crate::{
    paper::{ContractRef, Head, Marks, Party, Person, Signature, SignerRole, VolumeLine},
    words::{phrase, word},
};

/// Kazakhstan's time since 1 March 2024.
const OFFSET_HOURS: i8 = 5;

/// One paper of a document.
pub(super) struct Part {
    /// The template's name in `main.typ`.
    pub(super) kind: &'static str,
    /// The paper's title, also the PDF's.
    pub(super) title: String,
    /// The head as the template sees it.
    pub(super) head: Value,
    /// The rest.
    pub(super) doc: Value,
}

impl Part {
    pub(super) fn into_value(self) -> Value {
        json!({ "kind": self.kind, "head": self.head, "doc": self.doc })
    }
}

/// The head of a paper with this title.
pub(super) fn head(head: &Head, title: &str, lang: Lang) -> Value {
    json!({
        "mark": mark_code(head.marks),
        "mark_text": mark_text(head.marks, lang),
        "running": head.provider.name,
        "running_number": running_number(head, lang),
        "footer": title,
        "provider": { "name": head.provider.name, "lines": letterhead(&head.provider, lang) },
        "place": head.place,
        "date_words": language::date(lang, head.date),
        "signatures": signatures(head, lang),
    })
}

/// `Title № number`, or the title alone.
pub(super) fn numbered(title: &str, of: &str, lang: Lang) -> String {
    join_filled(&[title.to_owned(), number(of, lang)], " ")
}

/// `№ 17`, or nothing where there is no number.
pub(super) fn number(number: &str, lang: Lang) -> String {
    match number.is_empty() {
        true => String::new(),
        false => phrase(lang, "number", &[("number", number.into())]),
    }
}

/// A line of a fact list.
pub(super) fn fact(lang: Lang, key: &str, value: impl Into<String>) -> Value {
    json!([word(lang, key), value.into()])
}

/// A party in one text: name, identifier, address, one line each.
pub(super) fn party(party: &Party, lang: Lang) -> String {
    let mut lines = vec![party.name.clone()];
    if !party.identifier.is_empty() {
        lines.push(phrase(lang, "party-identifier", &[("id", party.identifier.as_str().into())]));
    }
    lines.push(party.address.clone());
    join_filled(&lines, "\n")
}

/// The texts that are not empty, joined.
pub(super) fn join_filled(texts: &[String], separator: &str) -> String {
    let filled: Vec<&str> =
        texts.iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect();
    filled.join(separator)
}

/// A person with position.
pub(super) fn person(person: &Person) -> String {
    join_filled(&[person.name.clone(), person.position.clone()], "\n")
}

/// `№ 17 of 22 November 2026`.
pub(super) fn numbered_date(number: &str, date: Date, lang: Lang) -> String {
    let args = [("number", Arg::from(number)), ("date", of_day(date, lang).into())];
    phrase(lang, "numbered-date", &args)
}

/// The day on which something was done: `2026 жылғы 22 қарашада`.
pub(super) fn on_day(date: Date, lang: Lang) -> String {
    inflected(date, lang, ["да", "де", "те"])
}

/// The day of which a paper is: `2026 жылғы 22 қарашадағы`.
pub(super) fn of_day(date: Date, lang: Lang) -> String {
    inflected(date, lang, ["дағы", "дегі", "тегі"])
}

/// A contract by number and date.
pub(super) fn contract(contract: &ContractRef, lang: Lang) -> String {
    numbered_date(&contract.number, contract.date, lang)
}

/// The rows of a volume.
pub(super) fn volume(lines: &[VolumeLine], lang: Lang) -> Vec<Value> {
    let row = |line: &VolumeLine| {
        json!([line.what.of(lang), line.quantity, line.unit.of(lang), line.clause.cite(lang)])
    };
    lines.iter().map(row).collect()
}

/// A part of a letter: paragraphs.
pub(super) fn paragraphs(items: Vec<String>) -> Value {
    json!({ "kind": "paragraphs", "items": items })
}

/// A part of a letter: facts.
pub(super) fn facts(rows: Vec<Value>) -> Value {
    json!({ "kind": "facts", "rows": rows })
}

/// A part of a letter: a heading.
pub(super) fn heading(text: String) -> Value {
    json!({ "kind": "heading", "text": text })
}

/// A part of a letter: a table with relative widths.
pub(super) fn table(widths: &[f64], header: Vec<String>, rows: Vec<Value>) -> Value {
    json!({ "kind": "table", "widths": widths, "header": header, "rows": rows })
}

/// Several messages without arguments.
pub(super) fn words(lang: Lang, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| word(lang, key)).collect()
}

/// An instant as people of Kazakhstan read it.
pub(super) fn instant(at: Timestamp) -> String {
    let local = Offset::constant(OFFSET_HOURS).to_datetime(at);
    local.strftime("%d.%m.%Y %H:%M:%S (UTC+5)").to_string()
}

/// A size in Mbyte with two decimals, or in bytes where it is small.
pub(super) fn size(bytes: u64, lang: Lang) -> String {
    const MEGABYTE: u64 = 1024 * 1024;
    if bytes < MEGABYTE / 100 {
        return phrase(lang, "size-bytes", &[("n", Arg::Word(bytes.to_string()))]);
    }
    let hundredths = (u128::from(bytes) * 100 + u128::from(MEGABYTE) / 2) / u128::from(MEGABYTE);
    let mark = match lang {
        Lang::Kk | Lang::Ru => ',',
        Lang::En => '.',
    };
    let text = format!("{}{mark}{:02}", hundredths / 100, hundredths % 100);
    phrase(lang, "size-megabytes", &[("n", Arg::Word(text))])
}

/// A date with the Kazakh ending that its month's name takes; other languages have none.
fn inflected(date: Date, lang: Lang, [hard, soft, voiceless]: [&str; 3]) -> String {
    let plain = language::date(lang, date);
    match lang {
        Lang::Ru | Lang::En => plain,
        Lang::Kk => match date.month() {
            4 | 7 => format!("{plain}{soft}"),
            9 => format!("{plain}{voiceless}"),
            _ => format!("{plain}{hard}"),
        },
    }
}

fn mark_code(marks: Marks) -> &'static str {
    match marks {
        Marks::None => "none",
        Marks::Draft => "draft",
        Marks::TestSignature => "test",
    }
}

fn mark_text(marks: Marks, lang: Lang) -> String {
    match marks {
        Marks::None => String::new(),
        Marks::Draft => word(lang, "mark-draft"),
        Marks::TestSignature => word(lang, "mark-test-signature"),
    }
}

fn running_number(head: &Head, lang: Lang) -> String {
    let date = language::short_date(head.date);
    let case = match head.case_number.is_empty() {
        true => String::new(),
        false => phrase(lang, "running-case", &[("case", head.case_number.as_str().into())]),
    };
    join_filled(&[case, number(&head.number, lang), date], " · ")
}

fn letterhead(provider: &Party, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !provider.identifier.is_empty() {
        let args = [("id", Arg::from(provider.identifier.as_str()))];
        lines.push(phrase(lang, "party-identifier", &args));
    }
    lines.push(provider.address.clone());
    lines.extend(provider.contacts.iter().cloned());
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn signatures(head: &Head, lang: Lang) -> Vec<Value> {
    head.signatures.iter().map(|item| signature(item, head.marks, lang)).collect()
}

fn signature(item: &Signature, marks: Marks, lang: Lang) -> Value {
    let seal = item.seal.as_ref();
    json!({
        "role": word(lang, role_key(item.role)),
        "name": item.signer.name,
        "position": item.signer.position,
        "sealed": seal.is_some(),
        "at": seal.map(|seal| instant(seal.at)).unwrap_or_default(),
        "certificate": seal.map(|seal| seal.certificate.clone()).unwrap_or_default(),
        "fingerprint": seal.map(|seal| seal.fingerprint.clone()).unwrap_or_default(),
        "test": marks == Marks::TestSignature,
    })
}

fn role_key(role: SignerRole) -> &'static str {
    match role {
        SignerRole::Executor => "role-executor",
        SignerRole::Reviewer => "role-reviewer",
        SignerRole::Head => "role-head",
        SignerRole::Registrar => "role-registrar",
        SignerRole::Applicant => "role-applicant",
        SignerRole::Owner => "role-owner",
        SignerRole::HandsOver => "role-hands-over",
        SignerRole::Receives => "role-receives",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_written_in_the_readers_way() {
        assert_eq!(size(512, Lang::En), "512 bytes");
        assert_eq!(size(13_107_200, Lang::Kk), "12,50 Мбайт");
        assert_eq!(size(13_107_200, Lang::En), "12.50 Mbyte");
    }

    #[test]
    fn a_kazakh_date_takes_the_ending_of_its_month() {
        let rows = [
            (9, "2026 жылғы 14 қыркүйектегі", "2026 жылғы 14 қыркүйекте"),
            (7, "2026 жылғы 14 шілдедегі", "2026 жылғы 14 шілдеде"),
            (11, "2026 жылғы 14 қарашадағы", "2026 жылғы 14 қарашада"),
        ];
        for (month, of, on) in rows {
            let day = jiff::civil::date(2026, month, 14);
            assert_eq!(of_day(day, Lang::Kk), of);
            assert_eq!(on_day(day, Lang::Kk), on);
        }
        assert_eq!(of_day(jiff::civil::date(2026, 9, 14), Lang::Ru), "14 сентября 2026 года");
    }

    #[test]
    fn an_instant_is_told_in_kazakhstans_time() {
        let at: Timestamp = "2026-11-22T20:15:09Z".parse().unwrap();
        assert_eq!(instant(at), "23.11.2026 01:15:09 (UTC+5)");
    }
}
