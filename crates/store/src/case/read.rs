//! One case: its parts, and everything of it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::list::words;
use crate::error::StoreError;
use crate::row::{
    Attachment, CaseEvent, CaseMember, CaseRow, CheckRow, FindingReview, FindingRow, FormVersion,
    Paper, attachment, case_event, case_member, case_row, check_row, finding_review, finding_row,
    form_version, paper,
};
use crate::store::Store;
use crate::table::{Listed, Page};
use crate::value::Micros;

/// Everything of one case, as of one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeCase {
    /// Its row.
    pub row: CaseRow,
    /// Its events, in order.
    pub events: Vec<CaseEvent>,
    /// Its members.
    pub members: Vec<CaseMember>,
    /// Every version of its forms, by kind and number.
    pub forms: Vec<FormVersion>,
    /// Its attachments, in order of time.
    pub attachments: Vec<Attachment>,
    /// Its checks, by round, work and code.
    pub checks: Vec<CheckRow>,
    /// Its findings, by round, work and time.
    pub findings: Vec<FindingRow>,
    /// Its reviews, in order.
    pub reviews: Vec<FindingReview>,
    /// Its papers, in order of time.
    pub papers: Vec<Paper>,
}

/// Which findings of one case; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingFilter {
    /// Only this round.
    pub round: Option<i32>,
    /// Only this work.
    pub work: Option<String>,
    /// Only in one of these states; empty is any.
    pub states: Vec<String>,
    /// Only those whose text holds every word of this, folded.
    pub search: String,
}

/// Which papers; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperFilter {
    /// Only of this case.
    pub case_id: Option<Uuid>,
    /// Only of these kinds; empty is any.
    pub kinds: Vec<String>,
    /// Only in one of these states; empty is any.
    pub states: Vec<String>,
    /// Only with this number.
    pub number: Option<String>,
    /// Only issued at or after this instant.
    pub issued_from: Option<Micros>,
    /// Only issued before this instant.
    pub issued_before: Option<Micros>,
}

impl Store {
    /// One case's row.
    pub async fn case(&self, id: Uuid) -> Result<Option<CaseRow>, StoreError> {
        Ok(case_row::Entity::find_by_id(id).one(self.db.read()).await?)
    }

    /// One case's row by its number.
    pub async fn case_by_number(&self, number: &str) -> Result<Option<CaseRow>, StoreError> {
        let case = case_row::Entity::find().filter(case_row::Column::Number.eq(number));
        Ok(case.one(self.db.read()).await?)
    }

    /// A case's events after `after` (0 for all), in order.
    pub async fn case_events(&self, id: Uuid, after: i64) -> Result<Vec<CaseEvent>, StoreError> {
        events(self.db.read(), id, after).await
    }

    /// A case's members.
    pub async fn members(&self, id: Uuid) -> Result<Vec<CaseMember>, StoreError> {
        members(self.db.read(), id).await
    }

    /// The latest version of a form.
    pub async fn form(&self, id: Uuid, kind: &str) -> Result<Option<FormVersion>, StoreError> {
        let versions = form_versions(id).filter(form_version::Column::Kind.eq(kind));
        let latest = versions.order_by_desc(form_version::Column::Number);
        Ok(latest.one(self.db.read()).await?)
    }

    /// One version of a form.
    pub async fn form_version(
        &self,
        id: Uuid,
        kind: &str,
        number: i64,
    ) -> Result<Option<FormVersion>, StoreError> {
        let key = (id, kind.to_owned(), number);
        Ok(form_version::Entity::find_by_id(key).one(self.db.read()).await?)
    }

    /// One attachment.
    pub async fn attachment(&self, id: Uuid) -> Result<Option<Attachment>, StoreError> {
        Ok(attachment::Entity::find_by_id(id).one(self.db.read()).await?)
    }

    /// A case's attachments, in order of time; withdrawn ones too.
    pub async fn attachments(&self, id: Uuid) -> Result<Vec<Attachment>, StoreError> {
        attachments(self.db.read(), id).await
    }

    /// The checks of one work in one round, by code.
    pub async fn checks(
        &self,
        id: Uuid,
        round: i32,
        work: &str,
    ) -> Result<Vec<CheckRow>, StoreError> {
        let checks = check_row::Entity::find()
            .filter(check_row::Column::CaseId.eq(id))
            .filter(check_row::Column::Round.eq(round))
            .filter(check_row::Column::Work.eq(work))
            .order_by_asc(check_row::Column::Code);
        Ok(checks.all(self.db.read()).await?)
    }

    /// A page of a case's findings, by round, work and time.
    pub async fn findings(
        &self,
        id: Uuid,
        filter: &FindingFilter,
        page: Page,
    ) -> Result<Listed<FindingRow>, StoreError> {
        use finding_row::Column;
        let mut findings = finding_row::Entity::find()
            .filter(Column::CaseId.eq(id))
            .filter(words(Column::SearchText, &filter.search))
            .apply_if(filter.round, |q, round| q.filter(Column::Round.eq(round)))
            .apply_if(filter.work.as_ref(), |q, work| q.filter(Column::Work.eq(work.as_str())));
        if !filter.states.is_empty() {
            findings = findings.filter(Column::State.is_in(&filter.states));
        }
        let total = findings.clone().count(self.db.read()).await?;
        let rows = by_work(findings).offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }

    /// One finding of one round.
    pub async fn finding(
        &self,
        case_id: Uuid,
        round: i32,
        id: Uuid,
    ) -> Result<Option<FindingRow>, StoreError> {
        let key = (case_id, round, id);
        Ok(finding_row::Entity::find_by_id(key).one(self.db.read()).await?)
    }

    /// A finding's reviews in all rounds, in order.
    pub async fn reviews(
        &self,
        case_id: Uuid,
        finding: Uuid,
    ) -> Result<Vec<FindingReview>, StoreError> {
        let reviews = all_reviews(case_id).filter(finding_review::Column::Finding.eq(finding));
        Ok(reviews.all(self.db.read()).await?)
    }

    /// One paper.
    pub async fn paper(&self, id: Uuid) -> Result<Option<Paper>, StoreError> {
        Ok(paper::Entity::find_by_id(id).one(self.db.read()).await?)
    }

    /// A page of papers, in order of time.
    pub async fn papers(
        &self,
        filter: &PaperFilter,
        page: Page,
    ) -> Result<Listed<Paper>, StoreError> {
        use paper::Column;
        let mut papers = paper::Entity::find()
            .apply_if(filter.case_id, |q, id| q.filter(Column::CaseId.eq(id)))
            .apply_if(filter.number.as_ref(), |q, n| q.filter(Column::Number.eq(n.as_str())))
            .apply_if(filter.issued_from, |q, from| q.filter(Column::IssuedUs.gte(from)))
            .apply_if(filter.issued_before, |q, before| q.filter(Column::IssuedUs.lt(before)));
        if !filter.kinds.is_empty() {
            papers = papers.filter(Column::Kind.is_in(&filter.kinds));
        }
        if !filter.states.is_empty() {
            papers = papers.filter(Column::State.is_in(&filter.states));
        }
        let total = papers.clone().count(self.db.read()).await?;
        let rows = papers.order_by_asc(Column::AtUs).order_by_asc(Column::Id);
        let rows = rows.offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }

    /// Everything of one case, as of one moment.
    pub async fn whole_case(&self, id: Uuid) -> Result<Option<WholeCase>, StoreError> {
        let tx = self.db.snapshot().await?;
        let Some(row) = case_row::Entity::find_by_id(id).one(&tx).await? else {
            return Ok(None);
        };
        let checks = check_row::Entity::find()
            .filter(check_row::Column::CaseId.eq(id))
            .order_by_asc(check_row::Column::Round)
            .order_by_asc(check_row::Column::Work)
            .order_by_asc(check_row::Column::Code);
        let findings =
            by_work(finding_row::Entity::find().filter(finding_row::Column::CaseId.eq(id)));
        let papers = paper::Entity::find()
            .filter(paper::Column::CaseId.eq(id))
            .order_by_asc(paper::Column::AtUs)
            .order_by_asc(paper::Column::Id);
        let forms = form_versions(id)
            .order_by_asc(form_version::Column::Kind)
            .order_by_asc(form_version::Column::Number);
        Ok(Some(WholeCase {
            row,
            events: events(&tx, id, 0).await?,
            members: members(&tx, id).await?,
            forms: forms.all(&tx).await?,
            attachments: attachments(&tx, id).await?,
            checks: checks.all(&tx).await?,
            findings: findings.all(&tx).await?,
            reviews: all_reviews(id).all(&tx).await?,
            papers: papers.all(&tx).await?,
        }))
    }
}

fn by_work(findings: Select<finding_row::Entity>) -> Select<finding_row::Entity> {
    use finding_row::Column;
    findings
        .order_by_asc(Column::Round)
        .order_by_asc(Column::Work)
        .order_by_asc(Column::AtUs)
        .order_by_asc(Column::Id)
}

fn form_versions(id: Uuid) -> Select<form_version::Entity> {
    form_version::Entity::find().filter(form_version::Column::CaseId.eq(id))
}

fn all_reviews(case_id: Uuid) -> Select<finding_review::Entity> {
    use finding_review::Column;
    finding_review::Entity::find()
        .filter(Column::CaseId.eq(case_id))
        .order_by_asc(Column::Round)
        .order_by_asc(Column::Finding)
        .order_by_asc(Column::Seq)
}

async fn events(
    on: &impl ConnectionTrait,
    id: Uuid,
    after: i64,
) -> Result<Vec<CaseEvent>, StoreError> {
    let events = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(id))
        .filter(case_event::Column::Seq.gt(after));
    Ok(events.order_by_asc(case_event::Column::Seq).all(on).await?)
}

async fn members(on: &impl ConnectionTrait, id: Uuid) -> Result<Vec<CaseMember>, StoreError> {
    use case_member::Column;
    let members = case_member::Entity::find()
        .filter(Column::CaseId.eq(id))
        .order_by_asc(Column::AddedUs)
        .order_by_asc(Column::Account)
        .order_by_asc(Column::Post);
    Ok(members.all(on).await?)
}

async fn attachments(on: &impl ConnectionTrait, id: Uuid) -> Result<Vec<Attachment>, StoreError> {
    let attachments = attachment::Entity::find()
        .filter(attachment::Column::CaseId.eq(id))
        .order_by_asc(attachment::Column::AtUs)
        .order_by_asc(attachment::Column::Id);
    Ok(attachments.all(on).await?)
}
