//! The test of a real system: Synaq itself. Its source is inventoried, a real report is imported,
//! real observations are judged, and a protocol is drawn up.

use std::{collections::BTreeMap, path::Path};

use finding::{Finding, Judgement, Verdict};
use order::{Work, Works, form::Table};
use rehearsal::{Answered, Judge, Object, RehearsalError};
use serde::Deserialize;

use super::stages::Stagehand;

/// Where this program's source lies, while it is run from its checkout.
const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// What clippy says of this project; how it was made stands beside it.
const REPORT: &[u8] = include_bytes!("../../demo/clippy.sarif");
/// How executors judge this project.
const CHECKS: &str = include_str!("../../demo/checks.toml");

#[derive(Deserialize)]
struct Checks {
    check: Vec<Check>,
}

#[derive(Deserialize)]
struct Check {
    code: String,
    verdict: Verdict,
    observation: String,
    #[serde(default)]
    recommendation: String,
}

pub(super) fn object() -> Object {
    let purpose = "Бұйрық 111/НҚ бойынша сынақтарды жүргізу";
    let mut object = Object::sample("«Synaq» сынақтарды жүргізу жүйесі", purpose);
    object.version = env!("CARGO_PKG_VERSION").to_owned();
    if let Some((sources, libraries)) = inventory() {
        object.questionnaire.tables.insert(Table::Sources, sources);
        object.questionnaire.tables.insert(Table::Libraries, libraries);
    }
    object
}

pub(super) async fn play(hand: &Stagehand<'_>, object: Object) -> Result<(), RehearsalError> {
    let play = hand.open(&hand.cast.laboratory, object, 10).await?;
    hand.begin(&play, "З-2026/19", 30).await?;
    play.assign(Works::ALL).await?;
    play.accept_source().await?;
    play.start(Work::SourceCode).await?;
    let executor = play.executor(Work::SourceCode);
    let report = REPORT.to_vec();
    let (name, work) = ("clippy.sarif", Work::SourceCode);
    let imported = hand.conduct.import_report(executor, play.id, work, name, report).await;
    imported.map_err(|error| RehearsalError::new("import the report", error))?;
    play.judge_findings(Work::SourceCode, judged).await?;
    let checks = checks();
    let says = |entry: &conduct::CheckEntry| {
        let check = checks.get(&entry.code)?;
        Some(Answered {
            verdict: check.verdict,
            observation: check.observation.clone(),
            recommendation: check.recommendation.clone(),
            measured: String::new(),
        })
    };
    play.judge(Work::SourceCode, &Judge::By(&says)).await?;
    play.finish(Work::SourceCode).await?;
    play.draw_up(Work::SourceCode).await?;
    play.start(Work::Functions).await?;
    play.judge(Work::Functions, &Judge::By(&says)).await
}

/// Conversions that may lose digits are confirmed; matters of style are no vulnerabilities.
fn judged(finding: &Finding) -> Judgement {
    if finding.rule.contains("cast_") {
        return Judgement::Confirmed;
    }
    let reason = "Код стилі туралы ескерту: орындалатын кодтың қауіпсіздігіне әсер етпейді";
    Judgement::FalsePositive { reason: reason.to_owned() }
}

fn checks() -> BTreeMap<String, Check> {
    let checks = toml::from_str::<Checks>(CHECKS).map(|checks| checks.check).unwrap_or_default();
    checks.into_iter().map(|check| (check.code.clone(), check)).collect()
}

type Rows = Vec<order::form::RawRow>;

/// The rows of tables 5.11 and 5.12; none where the program is run away from its checkout.
fn inventory() -> Option<(Rows, Rows)> {
    let registries = crate::place::cargo_registries();
    let options = source::Options { registries };
    let found = source::inventory(Path::new(CHECKOUT), &options, source::Watch::none()).ok()?;
    let (sources, libraries) = found.to_rows();
    let size = Table::Libraries.column("size")?.0;
    let sized = libraries.into_iter().filter(|row| !row.cell(size).is_empty()).collect();
    Some((sources, sized))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RA 2, M 5, M 12: the questionnaire of this project holds its own files, and has no error.
    #[test]
    fn the_projects_own_questionnaire_lists_its_source_and_has_no_error() {
        let object = object();
        let today = jiff::civil::date(2100, 1, 1);
        let rules = order::form::FormRules::strict(today);
        let checked = order::form::check_questionnaire(&object.questionnaire, &rules);
        assert!(checked.errors.is_empty(), "{:?}", checked.errors.first());
        assert!(object.questionnaire.rows(Table::Sources).len() > 100);
    }

    #[test]
    fn every_judgement_of_the_project_names_a_check_and_has_its_observation() {
        let checks = checks();
        assert!(checks.len() > 10);
        let catalogue = order::catalogue::Catalogue::of(order::Edition::N605);
        for check in checks.values().filter(|check| check.code.starts_with("MA")) {
            let code = check.code.parse().unwrap();
            assert!(catalogue.entry(code).is_some(), "{}", check.code);
            assert!(!check.observation.is_empty(), "{}", check.code);
        }
    }
}
