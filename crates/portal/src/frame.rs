//! What stands around every page: language, person, navigation, words.

use conduct::person::{Person, Role};
use jiff::{Timestamp, civil::Date};
use language::{Arg, Lang, Text};

use crate::{assets, speak::say, visit::Visit};

/// The frame of one page for one visitor.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The reader's language.
    pub(crate) lang: Lang,
    /// Who is signed in.
    pub(crate) person: Option<Person>,
    /// The token that every form of this session bears.
    pub(crate) csrf: String,
    /// This page's address.
    pub(crate) path: String,
    /// Whether signatures are test signatures, told on every page.
    pub(crate) test_signer: bool,
    /// The main sections.
    pub(crate) nav: Vec<NavItem>,
    /// What the last action did.
    pub(crate) flash: Option<Flash>,
}

/// A link of the main navigation.
#[derive(Debug, Clone)]
pub(crate) struct NavItem {
    pub(crate) href: &'static str,
    pub(crate) label: String,
    pub(crate) current: bool,
}

/// What the last action did, told once.
#[derive(Debug, Clone)]
pub(crate) struct Flash {
    /// `good`, `warn` or `bad`.
    pub(crate) tone: &'static str,
    pub(crate) text: String,
}

impl Frame {
    /// The frame for this visit.
    pub(crate) fn new(visit: &Visit) -> Self {
        Frame {
            lang: visit.lang,
            person: visit.person.clone(),
            csrf: visit.csrf.clone(),
            path: visit.path.clone(),
            test_signer: true,
            nav: navigation(visit),
            flash: visit.flash.as_ref().map(|key| Flash {
                tone: "good",
                text: say(visit.lang, &format!("done-{key}"), &[]),
            }),
        }
    }

    /// The message of this key.
    pub(crate) fn t(&self, key: &str) -> String {
        say(self.lang, key, &[])
    }

    /// The message of this key about a number `n`.
    pub(crate) fn n<N: Into<Arg> + Copy>(&self, key: &str, n: &N) -> String {
        say(self.lang, key, &[("n", (*n).into())])
    }

    /// The message of this key about a word `w`.
    pub(crate) fn w(&self, key: &str, word: &str) -> String {
        say(self.lang, key, &[("w", Arg::from(word))])
    }

    /// A text's wording for this reader.
    pub(crate) fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.of(self.lang)
    }

    /// A day in figures.
    pub(crate) fn day(&self, day: &Date) -> String {
        language::short_date(*day)
    }

    /// The address of a file of the look.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The languages to choose from.
    pub(crate) fn langs(&self) -> &'static [Lang] {
        &Lang::ALL
    }

    /// This program's version.
    pub(crate) fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}

/// An instant of the store, in microseconds since 1970, as people in Kazakhstan read it.
pub(crate) fn local_time_us(at_us: i64) -> String {
    Timestamp::from_microsecond(at_us).map_or(String::new(), local_time)
}

fn navigation(visit: &Visit) -> Vec<NavItem> {
    let Some(person) = &visit.person else { return Vec::new() };
    let mut items: Vec<(&'static str, &'static str)> = Vec::new();
    if person.is(Role::Administrator) {
        items.push(("/admin/accounts", "nav-accounts"));
        items.push(("/admin/prices", "nav-prices"));
        items.push(("/admin/calendar", "nav-calendar"));
        items.push(("/admin/audit", "nav-audit"));
    } else {
        items.push(("/", "nav-tests"));
        items.push(("/notices", "nav-notices"));
    }
    items.push(("/order", "nav-order"));
    let current = items
        .iter()
        .map(|(href, _)| *href)
        .filter(|href| is_within(&visit.path, href))
        .max_by_key(|href| href.len());
    items
        .into_iter()
        .map(|(href, key)| NavItem {
            href,
            label: label(visit, key),
            current: current == Some(href),
        })
        .collect()
}

fn label(visit: &Visit, key: &str) -> String {
    let word = say(visit.lang, key, &[]);
    match visit.unseen {
        unseen if unseen > 0 && key == "nav-notices" => format!("{word} ({unseen})"),
        _ => word,
    }
}

fn is_within(path: &str, href: &str) -> bool {
    match href {
        "/" => path == "/" || path.starts_with("/cases"),
        _ => path.starts_with(href),
    }
}

/// An instant as people in Kazakhstan read it: `22.11.2026 10:42`.
pub(crate) fn local_time(at: Timestamp) -> String {
    let local = order::local_datetime(at);
    format!("{} {:02}:{:02}", language::short_date(local.date()), local.hour(), local.minute())
}
