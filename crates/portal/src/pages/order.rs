//! The Order as this portal works by it: the edition in force, its names, its terms, its lists.

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};
use language::{Arg, Lang};
use order::{
    AnnouncedEdition, Duty, Edition, Name, NamedTerm, ProviderKind, Term, Work,
    catalogue::{Catalogue, Change},
    terms,
};

use crate::{Portal, failure::Failure, frame::Frame, render::page, speak::say, visit::SignedIn};

/// The page's addresses.
pub(crate) fn router() -> Router<Portal> {
    Router::new().route("/order", get(show))
}

/// A body or a thing as the edition calls it.
#[derive(Debug, Clone)]
struct NameView {
    full: String,
    short: String,
}

/// A term of the Order.
#[derive(Debug, Clone)]
struct TermView {
    clause: String,
    code: String,
    title: String,
    duty: String,
    length: String,
    nature: String,
    provider: String,
}

/// A row of the matrix (RA 4).
#[derive(Debug, Clone)]
struct ChangeView {
    code: String,
    title: String,
    works: Vec<bool>,
}

/// An edition that we hold.
#[derive(Debug, Clone)]
struct EditionView {
    number: String,
    signed: String,
    since: String,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "order.html")]
struct OrderPage {
    frame: Frame,
    warnings: Vec<String>,
    editions: Vec<EditionView>,
    names: Vec<NameView>,
    terms: Vec<TermView>,
    works: Vec<String>,
    changes: Vec<ChangeView>,
    documents: Vec<(String, String)>,
}

async fn show(State(portal): State<Portal>, signed_in: SignedIn) -> Result<Response, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let (lang, today) = (frame.lang, portal.conduct.today());
    let edition = Edition::in_force_on(today).ok_or(Failure::NotFound)?;
    let catalogue = Catalogue::of(edition);
    let warnings = AnnouncedEdition::known_on(today).map(|e| e.warning().of(lang).to_owned());
    let documents = catalogue.documents().iter();
    page(&OrderPage {
        warnings: warnings.collect(),
        editions: Edition::ALL
            .iter()
            .rev()
            .map(|each| edition_view(&frame, *each, edition))
            .collect(),
        names: Name::ALL.iter().map(|name| name_view(lang, edition, *name)).collect(),
        terms: terms::all(edition).iter().map(|term| term_view(&frame, term)).collect(),
        works: Work::ALL.iter().map(|work| work.name().of(lang).to_owned()).collect(),
        changes: catalogue.changes().iter().map(|change| change_view(lang, change)).collect(),
        documents: documents
            .map(|document| (document.code.to_string(), document.title.of(lang).to_owned()))
            .collect(),
        frame,
    })
}

fn edition_view(frame: &Frame, edition: Edition, current: Edition) -> EditionView {
    EditionView {
        number: edition.number().to_owned(),
        signed: frame.day(&edition.signed()),
        since: frame.day(&edition.in_force_from()),
        is_current: edition == current,
    }
}

fn name_view(lang: Lang, edition: Edition, name: Name) -> NameView {
    let named = edition.name(name);
    let (full, short) = (named.full.of(lang).to_owned(), named.short.of(lang).to_owned());
    NameView { short: if short == full { String::new() } else { short }, full }
}

fn term_view(frame: &Frame, term: &NamedTerm) -> TermView {
    let lang = frame.lang;
    let duty = match term.duty {
        Duty::Applicant => "order-duty-applicant",
        Duty::Owner => "order-duty-owner",
        Duty::Provider => "order-duty-provider",
    };
    let nature = match term.nature {
        order::Nature::Action => "order-nature-action",
        order::Nature::Window => "order-nature-window",
        order::Nature::AtMost => "order-nature-at-most",
        order::Nature::AtLeast => "order-nature-at-least",
        order::Nature::Validity => "order-nature-validity",
    };
    let provider = match term.provider {
        Some(ProviderKind::StateTechnicalService) => frame.t("order-provider-sts"),
        Some(ProviderKind::Laboratory) => frame.t("order-provider-lab"),
        None => frame.t("order-provider-both"),
    };
    TermView {
        clause: term.clause.cite(lang),
        code: term.clause.to_string(),
        title: term.title().of(lang).to_owned(),
        duty: frame.t(duty),
        length: length(lang, term.term),
        nature: frame.t(nature),
        provider,
    }
}

fn length(lang: Lang, term: Term) -> String {
    let counted = |key: &str, n: u16| say(lang, key, &[("n", Arg::from(i64::from(n)))]);
    match term {
        Term::WorkingDays(days) => counted("order-working-days", days),
        Term::Months(months) => counted("order-months", months),
        Term::Years(years) => counted("order-years", years),
        Term::Through { month, day } => {
            let day = format!("{day:02}.{month:02}");
            say(lang, "order-through", &[("w", Arg::from(day.as_str()))])
        }
        Term::QuarterEnd { day } => {
            say(lang, "order-quarter-end", &[("n", Arg::from(i64::from(day)))])
        }
    }
}

fn change_view(lang: Lang, change: &Change) -> ChangeView {
    ChangeView {
        code: change.code.to_string(),
        title: change.title.of(lang).to_owned(),
        works: Work::ALL.iter().map(|work| change.works.contains(*work)).collect(),
    }
}
