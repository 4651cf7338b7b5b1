//! What is taken out of a bench for further work: a workbook, SARIF, CycloneDX; and the fee.

use finding::{Component, Finding, Observations, Reading, Tool, cyclonedx, sarif};
use language::{Lang, Text};
use order::{Fee, Work, form::check_questionnaire};
use uuid::Uuid;

use crate::{
    Conduct, PaperBytes,
    access::{Action, authorise},
    bench::Bench,
    error::ConductError,
    papers,
    person::Person,
    sheet::CaseSheet,
};

/// The largest imported report that is read again for its components: 64 MiB.
const REPORT_BYTES_MAX: u64 = 64 << 20;

/// In which form a bench is taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// Checks and findings as a workbook.
    Workbook,
    /// Findings and their judgements as SARIF 2.1.0.
    Sarif,
    /// Components and their vulnerabilities as CycloneDX 1.6.
    CycloneDx,
}

impl Export {
    /// The form of a code.
    pub fn from_code(code: &str) -> Option<Export> {
        match code {
            "xlsx" => Some(Export::Workbook),
            "sarif" => Some(Export::Sarif),
            "cdx.json" => Some(Export::CycloneDx),
            _ => None,
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Export::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Export::Sarif => "application/sarif+json",
            Export::CycloneDx => "application/vnd.cyclonedx+json",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Export::Workbook => "xlsx",
            Export::Sarif => "sarif",
            Export::CycloneDx => "cdx.json",
        }
    }
}

impl Conduct {
    /// A work's bench, taken out. Reading is noted (M 15).
    ///
    /// # Errors
    /// The person is not of the provider, or the work is not part of the test.
    pub async fn export_bench(
        &self,
        person: &Person,
        id: Uuid,
        work: Work,
        export: Export,
        lang: Lang,
    ) -> Result<PaperBytes, ConductError> {
        let sheet = self.case(person, id).await?;
        authorise(person, Action::JudgeWorks(sheet.parties))
            .or_else(|_| authorise(person, Action::ActAs(sheet.parties, case::Party::Head)))?;
        let bench = sheet.bench(work)?;
        let bytes = match export {
            Export::Workbook => {
                let number = sheet.protocol_number(work).unwrap_or_default();
                let protocol = papers::protocol(&sheet, &bench, number, &[])?;
                document::xlsx::checks(&protocol, lang).map_err(ConductError::stored)?
            }
            Export::Sarif => sarif::write(&observed(&bench)).map_err(ConductError::stored)?,
            Export::CycloneDx => self.bill_of_materials(&bench).await?,
        };
        let object = format!("case:{id} work:{} {}", work.code(), export.ending());
        self.note(&person.account.to_string(), "bench-exported", &object).await?;
        let number = sheet.row.number.clone().unwrap_or_else(|| "draft".to_owned());
        Ok(PaperBytes {
            name: format!("{number}-{}.{}", work.code(), export.ending()),
            media_type: export.media_type(),
            bytes: bytes.into(),
        })
    }

    async fn bill_of_materials(&self, bench: &Bench) -> Result<Vec<u8>, ConductError> {
        let mut components: Vec<Component> = Vec::new();
        for report in bench.reports.iter().filter(|report| report.detail.components > 0) {
            let hash = report.sha256.parse().map_err(ConductError::stored)?;
            let bytes = self.store().artifacts().bytes(hash, REPORT_BYTES_MAX).await?;
            if let Ok(read) = cyclonedx::read(&bytes, &Reading::of(bench.work)) {
                components.extend(read.components);
            }
        }
        let findings: Vec<Finding> = bench.findings.iter().map(|e| e.finding.clone()).collect();
        let tool = Tool { name: "Synaq".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        let bom = cyclonedx::Bom {
            subject: None,
            tool: &tool,
            components: &components,
            findings: &findings,
        };
        cyclonedx::write(&bom, cyclonedx::SpecVersion::V1_6).map_err(ConductError::stored)
    }

    /// The fee of the test by the questionnaire and the price list in force (R 23, R 24).
    ///
    /// # Errors
    /// The questionnaire has errors, or a price is missing: none is ever invented.
    pub async fn fee(&self, sheet: &CaseSheet) -> Result<Result<Fee, Text>, ConductError> {
        let form = sheet.questionnaire()?;
        let Some(value) = check_questionnaire(&form.value, &sheet.form_rules()).value else {
            return Ok(Err(crate::speak::text("fee-questionnaire-wrong", &[])));
        };
        let works = match sheet.case.works() {
            works if works.is_empty() => sheet.application()?.value.form.works,
            works => works,
        };
        let volume = order::volume(&value.counts()).only(works);
        let prices = self.prices().await?.prices;
        Ok(order::fee(&volume, &prices, sheet.facts.today).map_err(|refusal| refusal.text()))
    }
}

fn observed(bench: &Bench) -> Observations {
    Observations {
        tools: bench.tools(),
        findings: bench.findings.iter().map(|entry| entry.finding.clone()).collect(),
        checks: bench.entries.iter().map(|entry| entry.result.clone()).collect(),
        measurements: bench.measurements(),
        components: Vec::new(),
        problems: bench.problems(),
    }
}
