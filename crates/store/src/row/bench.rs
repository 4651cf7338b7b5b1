//! What executors write: checks, findings and their reviews; and the papers made of them.

use super::row;

row! {
    /// One check of one work in one round.
    CheckRow = check_row "check_row" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// 0 for the first test, then retests.
        #[sea_orm(primary_key, auto_increment = false)]
        round: i32,
        /// The work's code.
        #[sea_orm(primary_key, auto_increment = false)]
        work: String,
        /// The catalogue entry's code.
        #[sea_orm(primary_key, auto_increment = false)]
        code: String,
        /// The verdict's code.
        verdict: String,
        /// What was observed.
        observation: String,
        /// What is recommended.
        recommendation: String,
        /// Further facts as JSON (evidence, measurements), opaque here.
        detail: String,
        /// Who wrote it last.
        author: String,
        /// When.
        at_us: Micros,
        /// Number of changes: the base of an optimistic update.
        rev: i64,
    }
}

row! {
    /// One finding of one round.
    FindingRow = finding_row "finding_row" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// 0 for the first test, then retests.
        #[sea_orm(primary_key, auto_increment = false)]
        round: i32,
        /// The finding's key, the same in every round.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The work's code.
        work: String,
        /// What makes it the same finding in another run of a tool.
        fingerprint: String,
        /// The finding as JSON.
        body: String,
        /// Code of its state, e.g. of the latest review.
        state: String,
        /// Folded text that it is found by.
        search_text: String,
        /// Who wrote it last.
        author: String,
        /// When.
        at_us: Micros,
        /// Number of changes: the base of an optimistic update.
        rev: i64,
    }
}

row! {
    /// One judgement of a finding. Written once: triggers refuse change and removal.
    FindingReview = finding_review "finding_review" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// The round.
        #[sea_orm(primary_key, auto_increment = false)]
        round: i32,
        /// The finding.
        #[sea_orm(primary_key, auto_increment = false)]
        finding: Uuid,
        /// 1, 2, 3 … within the finding.
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        /// The verdict's code.
        verdict: String,
        /// Why.
        reason: String,
        /// Who judged.
        author: String,
        /// When.
        at_us: Micros,
    }
}

row! {
    /// A protocol, letter, act or agreement made by the system.
    Paper = paper "paper" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// The paper's code.
        kind: String,
        /// Its number, once given.
        number: Option<String>,
        /// The work that it is about.
        work: Option<String>,
        /// The round that it is about.
        round: i32,
        /// Its language: `kk`, `ru` or `en`.
        lang: String,
        /// SHA-256 of its bytes: the artifact's name.
        artifact: Hash,
        /// Code of its state: draft, reviewed, signed, issued, withdrawn …
        state: String,
        /// Further facts as JSON (conclusion, signatures), opaque here.
        detail: String,
        /// Who made or changed it last.
        author: String,
        /// When.
        at_us: Micros,
        /// When it was issued.
        issued_us: Option<Micros>,
        /// Number of changes: the base of an optimistic update.
        rev: i64,
    }
}
