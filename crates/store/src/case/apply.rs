//! Applies the changes beside the events, each checked against the revision it was made from.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::change::{
    Change, NewAttachment, NewPaper, NewReview, PaperChange, SaveCheck, SaveFinding, SaveForm,
    SignForm,
};
use super::view::CaseAsk;
use crate::error::{Conflict, StoreError};
use crate::fold::fold;
use crate::row::{
    Attachment, CaseMember, CheckRow, FindingReview, FindingRow, FormVersion, Paper, attachment,
    case_member, check_row, finding_review, finding_row, form_version, paper,
};
use crate::table::{Standing, check_rev, insert, update};
use crate::value::Hash;

/// State of a form's version that may still change.
const DRAFT: &str = "draft";
/// State of a form's version that may not.
const SIGNED: &str = "signed";

pub(super) async fn change(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    change: Change,
) -> Result<(), StoreError> {
    match change {
        Change::AddMember { account, post } => add_member(tx, ask, account, post).await,
        Change::RemoveMember { account, post } => {
            let key = (ask.case_id, account, post);
            case_member::Entity::delete_by_id(key).exec(tx).await?;
            Ok(())
        }
        Change::SaveForm(form) => save_form(tx, ask, form).await,
        Change::SignForm(form) => sign_form(tx, ask, form).await,
        Change::Attach(new) => insert(tx, attached(ask, new)).await,
        Change::WithdrawAttachment { id } => withdraw(tx, ask, id).await,
        Change::SaveCheck(check) => save_check(tx, ask, check).await,
        Change::SaveFinding(finding) => save_finding(tx, ask, finding).await,
        Change::ReviewFinding(review) => review_finding(tx, ask, review).await,
        Change::AddPaper(new) => insert(tx, new_paper(ask, new)).await,
        Change::ChangePaper(change) => change_paper(tx, ask, change).await,
    }
}

async fn add_member(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    account: Uuid,
    post: String,
) -> Result<(), StoreError> {
    use case_member::Column;
    let row = CaseMember { case_id: ask.case_id, account, post, added_us: ask.now };
    let same = OnConflict::columns([Column::CaseId, Column::Account, Column::Post])
        .do_nothing()
        .to_owned();
    case_member::Entity::insert(row.into_active_model())
        .on_conflict(same)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn latest_form(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    kind: &str,
) -> Result<Option<FormVersion>, StoreError> {
    let versions = form_version::Entity::find()
        .filter(form_version::Column::CaseId.eq(ask.case_id))
        .filter(form_version::Column::Kind.eq(kind));
    Ok(versions.order_by_desc(form_version::Column::Number).one(tx).await?)
}

async fn save_form(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    form: SaveForm,
) -> Result<(), StoreError> {
    let latest = latest_form(tx, ask, &form.kind).await?;
    let open = latest.as_ref().filter(|version| version.state == DRAFT);
    check_form(&form.kind, form.base_rev, open)?;
    let number = open.map_or_else(|| latest.as_ref().map_or(1, |l| l.number + 1), |o| o.number);
    let row = FormVersion {
        case_id: ask.case_id,
        number,
        state: DRAFT.to_owned(),
        rev: form.base_rev + 1,
        sha256: Hash::of(form.body.as_bytes()),
        kind: form.kind,
        body: form.body,
        author: form.author,
        at_us: ask.now,
    };
    if open.is_some() { update(tx, row).await } else { insert(tx, row).await }
}

async fn sign_form(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    form: SignForm,
) -> Result<(), StoreError> {
    let latest = latest_form(tx, ask, &form.kind).await?;
    let open = latest.filter(|version| version.state == DRAFT);
    check_form(&form.kind, form.base_rev, open.as_ref())?;
    let Some(mut draft) = open else {
        return Err(StoreError::NotFound { what: "draft of form", id: form.kind });
    };
    if draft.sha256 != form.sha256 {
        let detail = format!("expected the signed content {}, found {}", form.sha256, draft.sha256);
        return Err(StoreError::Input { what: "form", detail });
    }
    draft.state = SIGNED.to_owned();
    draft.author = form.author;
    draft.at_us = ask.now;
    update(tx, draft).await
}

fn check_form(kind: &str, base_rev: i64, open: Option<&FormVersion>) -> Result<(), Conflict> {
    let standing = open.map(|o| Standing { rev: o.rev, by: &o.author, at: o.at_us });
    check_rev(|| format!("form {kind}"), base_rev, standing)
}

fn attached(ask: &CaseAsk, new: NewAttachment) -> Attachment {
    Attachment {
        id: new.id,
        case_id: ask.case_id,
        kind: new.kind,
        name: new.name,
        artifact: new.artifact,
        size: new.size,
        media_type: new.media_type,
        author: new.author,
        at_us: ask.now,
        withdrawn_us: None,
    }
}

async fn withdraw(tx: &DatabaseTransaction, ask: &CaseAsk, id: Uuid) -> Result<(), StoreError> {
    let found = attachment::Entity::find_by_id(id).one(tx).await?;
    let Some(mut row) = found.filter(|row| row.case_id == ask.case_id) else {
        return Err(StoreError::NotFound { what: "attachment", id: id.to_string() });
    };
    row.withdrawn_us = row.withdrawn_us.or(Some(ask.now));
    update(tx, row).await
}

async fn save_check(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    check: SaveCheck,
) -> Result<(), StoreError> {
    let key = (ask.case_id, check.round, check.work.clone(), check.code.clone());
    let standing = check_row::Entity::find_by_id(key).one(tx).await?;
    check_rev(
        || format!("check {} of {}, round {}", check.code, check.work, check.round),
        check.base_rev,
        standing.as_ref().map(|s| Standing { rev: s.rev, by: &s.author, at: s.at_us }),
    )?;
    let row = CheckRow {
        case_id: ask.case_id,
        round: check.round,
        work: check.work,
        code: check.code,
        verdict: check.verdict,
        observation: check.observation,
        recommendation: check.recommendation,
        detail: check.detail,
        author: check.author,
        at_us: ask.now,
        rev: check.base_rev + 1,
    };
    if standing.is_some() { update(tx, row).await } else { insert(tx, row).await }
}

async fn save_finding(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    finding: SaveFinding,
) -> Result<(), StoreError> {
    let key = (ask.case_id, finding.round, finding.id);
    let standing = finding_row::Entity::find_by_id(key).one(tx).await?;
    check_finding(finding.id, finding.round, finding.base_rev, standing.as_ref())?;
    let row = FindingRow {
        case_id: ask.case_id,
        round: finding.round,
        id: finding.id,
        work: finding.work,
        fingerprint: finding.fingerprint,
        body: finding.body,
        state: finding.state,
        search_text: fold(&finding.search),
        author: finding.author,
        at_us: ask.now,
        rev: finding.base_rev + 1,
    };
    if standing.is_some() { update(tx, row).await } else { insert(tx, row).await }
}

fn check_finding(
    id: Uuid,
    round: i32,
    base_rev: i64,
    standing: Option<&FindingRow>,
) -> Result<(), Conflict> {
    let standing = standing.map(|s| Standing { rev: s.rev, by: &s.author, at: s.at_us });
    check_rev(|| format!("finding {id}, round {round}"), base_rev, standing)
}

async fn review_finding(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    review: NewReview,
) -> Result<(), StoreError> {
    let key = (ask.case_id, review.round, review.finding);
    let standing = finding_row::Entity::find_by_id(key).one(tx).await?;
    check_finding(review.finding, review.round, review.base_rev, standing.as_ref())?;
    let Some(mut finding) = standing else {
        return Err(StoreError::NotFound { what: "finding", id: review.finding.to_string() });
    };
    let row = FindingReview {
        case_id: ask.case_id,
        round: review.round,
        finding: review.finding,
        seq: next_review(tx, &finding).await?,
        verdict: review.verdict,
        reason: review.reason,
        author: review.author.clone(),
        at_us: ask.now,
    };
    insert(tx, row).await?;
    finding.state = review.state;
    finding.author = review.author;
    finding.at_us = ask.now;
    finding.rev += 1;
    update(tx, finding).await
}

async fn next_review(tx: &DatabaseTransaction, of: &FindingRow) -> Result<i64, StoreError> {
    let before = finding_review::Entity::find()
        .filter(finding_review::Column::CaseId.eq(of.case_id))
        .filter(finding_review::Column::Round.eq(of.round))
        .filter(finding_review::Column::Finding.eq(of.id))
        .count(tx)
        .await?;
    Ok(i64::try_from(before).unwrap_or(i64::MAX - 1) + 1)
}

fn new_paper(ask: &CaseAsk, new: NewPaper) -> Paper {
    Paper {
        id: new.id,
        case_id: ask.case_id,
        kind: new.kind,
        number: new.number,
        work: new.work,
        round: new.round,
        lang: new.lang,
        artifact: new.artifact,
        state: new.state,
        detail: new.detail,
        author: new.author,
        at_us: ask.now,
        issued_us: new.issued,
        rev: 1,
    }
}

async fn change_paper(
    tx: &DatabaseTransaction,
    ask: &CaseAsk,
    change: PaperChange,
) -> Result<(), StoreError> {
    let found = paper::Entity::find_by_id(change.id).one(tx).await?;
    let Some(row) = found.filter(|row| row.case_id == ask.case_id) else {
        return Err(StoreError::NotFound { what: "paper", id: change.id.to_string() });
    };
    let standing = Standing { rev: row.rev, by: &row.author, at: row.at_us };
    check_rev(|| format!("paper {}", change.id), change.base_rev, Some(standing))?;
    let changed = Paper {
        state: change.state,
        number: change.number.or(row.number.clone()),
        artifact: change.artifact.unwrap_or(row.artifact),
        detail: change.detail.unwrap_or_else(|| row.detail.clone()),
        issued_us: change.issued.or(row.issued_us),
        author: change.author,
        at_us: ask.now,
        rev: row.rev + 1,
        ..row
    };
    update(tx, changed).await
}
