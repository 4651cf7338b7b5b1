//! Drafts of contract and technical specification (R 14) and additional agreements (R 18, R 20, R 21).

use jiff::civil::Date;
use language::{Arg, Lang};
use order::Works;
use serde_json::{Value, json};

use super::{
    letters::{letter_part, titled_facts},
    parts::{Part, contract, fact, heading, paragraphs, party, table, volume, words},
    protocol::edition,
};
use crate::{
    letter::{AdditionalAgreement, AgreementSubject, ContractDraft, ContractForm},
    paper::VolumeLine,
    words::{phrase, word},
};

pub(super) fn draft(draft: &ContractDraft, lang: Lang) -> Part {
    let (title, opening) = match draft.form {
        ContractForm::TechnicalSpecification => ("specification-title", "specification-opening"),
        ContractForm::Contract => ("contract-title", "contract-opening"),
    };
    let args = [
        ("object", Arg::from(draft.object.name.as_str())),
        ("provider", draft.head.provider.name.as_str().into()),
        ("applicant", draft.object.applicant.name.as_str().into()),
        ("order", edition(draft.edition, lang).into()),
    ];
    let mut parts = vec![paragraphs(vec![phrase(lang, opening, &args)])];
    parts.extend(titled_facts(lang, "contract-parties", parties(draft, lang)));
    parts.push(heading(word(lang, "contract-works")));
    parts.push(works_table(draft.works, lang));
    parts.push(heading(word(lang, "section-volume")));
    parts.push(volume_table(&draft.volume, lang));
    parts.extend(titled_facts(lang, "contract-terms", terms(draft, lang)));
    parts.push(heading(word(lang, "contract-duties")));
    parts.push(paragraphs(words(
        lang,
        &[
            "contract-duty-applicant",
            "contract-duty-provider",
            "contract-duty-results",
            "contract-duty-retest",
        ],
    )));
    letter_part("letter", &draft.head, title, Vec::new(), parts, lang)
}

pub(super) fn agreement(agreement: &AdditionalAgreement, lang: Lang) -> Part {
    let args = [
        ("contract", Arg::from(contract(&agreement.contract, lang))),
        ("object", agreement.object.name.as_str().into()),
        ("provider", agreement.head.provider.name.as_str().into()),
        ("applicant", agreement.object.applicant.name.as_str().into()),
    ];
    let mut parts = vec![paragraphs(vec![phrase(lang, "agreement-opening", &args)])];
    parts.extend(subject(&agreement.subject, lang));
    parts.push(paragraphs(words(lang, &["agreement-rest", "agreement-force"])));
    letter_part("letter", &agreement.head, "agreement-title", Vec::new(), parts, lang)
}

fn subject(subject: &AgreementSubject, lang: Lang) -> Vec<Value> {
    match subject {
        AgreementSubject::Suspension { reason, from, until, new_end } => {
            let rows = vec![
                fact(lang, "agreement-reason", reason.clone()),
                fact(lang, "agreement-from", language::date(lang, *from)),
                fact(lang, "agreement-until", day(*until, lang)),
                fact(lang, "agreement-new-end", day(*new_end, lang)),
            ];
            vec![paragraphs(words(lang, &["agreement-suspension"])), facts_part(rows)]
        }
        AgreementSubject::Correction { reason, questionnaire, volume, new_cost, new_end } => {
            let cost = new_cost.clone().unwrap_or_else(|| word(lang, "agreement-unchanged"));
            let rows = vec![
                fact(lang, "agreement-reason", reason.clone()),
                fact(lang, "agreement-questionnaire", language::date(lang, *questionnaire)),
                fact(lang, "agreement-new-cost", cost),
                fact(lang, "agreement-new-end", day(*new_end, lang)),
            ];
            vec![
                paragraphs(words(lang, &["agreement-correction"])),
                facts_part(rows),
                heading(word(lang, "section-volume")),
                volume_table(volume, lang),
            ]
        }
        AgreementSubject::InterimRetest { works, requested, period } => {
            let period = period.map(|of| {
                let args = [
                    ("start", Arg::from(language::date(lang, of.start))),
                    ("end", language::date(lang, of.end).into()),
                ];
                phrase(lang, "period", &args)
            });
            let rows = vec![
                fact(lang, "agreement-requested", language::date(lang, *requested)),
                fact(lang, "agreement-period", period.unwrap_or_else(|| word(lang, "not-agreed"))),
            ];
            vec![
                paragraphs(words(lang, &["agreement-interim"])),
                works_table(*works, lang),
                facts_part(rows),
            ]
        }
    }
}

fn parties(draft: &ContractDraft, lang: Lang) -> Vec<Value> {
    vec![
        fact(lang, "fact-provider", party(&draft.head.provider, lang)),
        fact(lang, "fact-applicant", party(&draft.object.applicant, lang)),
        fact(lang, "fact-owner", party(&draft.object.owner, lang)),
        fact(lang, "fact-object", draft.object.name.clone()),
        fact(lang, "fact-version", draft.object.version.clone()),
    ]
}

fn terms(draft: &ContractDraft, lang: Lang) -> Vec<Value> {
    let term = draft.term.as_ref().map(|text| text.of(lang).to_owned());
    let cost = draft.cost.clone();
    vec![
        fact(lang, "contract-term", term.unwrap_or_else(|| word(lang, "not-agreed"))),
        fact(lang, "contract-cost", cost.unwrap_or_else(|| word(lang, "not-counted"))),
    ]
}

fn works_table(works: Works, lang: Lang) -> Value {
    let rows = works.iter().enumerate().map(|(at, work)| {
        json!([(at + 1).to_string(), work.name().of(lang), work.clause().cite(lang)])
    });
    let keys = ["label-number-sign", "contract-work", "label-clause"];
    table(&[0.15, 2.0, 0.9], words(lang, &keys), rows.collect())
}

fn volume_table(lines: &[VolumeLine], lang: Lang) -> Value {
    let keys = ["label-what", "label-quantity", "label-unit", "label-clause"];
    table(&[1.8, 0.5, 1.0, 0.9], words(lang, &keys), volume(lines, lang))
}

fn facts_part(rows: Vec<Value>) -> Value {
    super::parts::facts(rows)
}

fn day(date: Option<Date>, lang: Lang) -> String {
    date.map_or_else(|| word(lang, "not-agreed"), |date| language::date(lang, date))
}
