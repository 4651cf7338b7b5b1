//! Lists of cases.

use sea_orm::sea_query::{Expr, LikeExpr, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::fold::fold;
use crate::row::{CaseRow, case_member, case_row};
use crate::store::Store;
use crate::table::{Listed, Page};
use crate::value::Day;

/// Which cases; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Only those where this account has a post.
    pub member: Option<Uuid>,
    /// Only those where the account has one of these posts; empty is any post.
    pub posts: Vec<String>,
    /// Only those of this applicant or provider.
    pub organisation: Option<Uuid>,
    /// Only those of this applicant.
    pub applicant: Option<Uuid>,
    /// Only those of this provider.
    pub provider: Option<Uuid>,
    /// Only those at one of these stages; empty is any.
    pub stages: Vec<String>,
    /// Only those where it is the turn of one of these; empty is any.
    pub turns: Vec<String>,
    /// Only those due on this day or before.
    pub due_until: Option<Day>,
    /// Only those whose text holds every word of this, folded.
    pub search: String,
}

/// In which order; the key breaks ties, so pages never overlap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseOrder {
    /// The last changed first.
    #[default]
    Updated,
    /// The first due first, those without a term last.
    Due,
    /// The last opened first.
    Created,
}

impl Store {
    /// A page of the list of cases.
    pub async fn cases(
        &self,
        filter: &CaseFilter,
        order: CaseOrder,
        page: Page,
    ) -> Result<Listed<CaseRow>, StoreError> {
        let cases = case_row::Entity::find().filter(condition(filter));
        let total = cases.clone().count(self.db.read()).await?;
        let rows = ordered(cases, order).offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }

    /// How many cases are at each stage.
    pub async fn case_counts(&self, filter: &CaseFilter) -> Result<Vec<(String, i64)>, StoreError> {
        let counts = case_row::Entity::find()
            .filter(condition(filter))
            .select_only()
            .column(case_row::Column::Stage)
            .column_as(case_row::Column::Id.count(), "cases")
            .group_by(case_row::Column::Stage)
            .order_by_asc(case_row::Column::Stage);
        Ok(counts.into_tuple().all(self.db.read()).await?)
    }
}

fn condition(filter: &CaseFilter) -> Condition {
    use case_row::Column;
    let mut all = Condition::all().add(words(Column::SearchText, &filter.search));
    if let Some(account) = filter.member {
        all = all.add(Column::Id.in_subquery(cases_of(account, &filter.posts)));
    }
    if let Some(id) = filter.organisation {
        all = all.add(Column::Applicant.eq(id).or(Column::Provider.eq(id)));
    }
    all = all
        .add_option(filter.applicant.map(|id| Column::Applicant.eq(id)))
        .add_option(filter.provider.map(|id| Column::Provider.eq(id)))
        .add_option(filter.due_until.map(|day| Column::Due.lte(day)));
    if !filter.stages.is_empty() {
        all = all.add(Column::Stage.is_in(&filter.stages));
    }
    if !filter.turns.is_empty() {
        all = all.add(Column::Turn.is_in(&filter.turns));
    }
    all
}

fn cases_of(account: Uuid, posts: &[String]) -> SelectStatement {
    let mut members = case_member::Entity::find()
        .select_only()
        .column(case_member::Column::CaseId)
        .filter(case_member::Column::Account.eq(account));
    if !posts.is_empty() {
        members = members.filter(case_member::Column::Post.is_in(posts));
    }
    members.into_query()
}

/// Every word of the question, folded, somewhere in the column.
pub(crate) fn words(column: impl ColumnTrait, question: &str) -> Condition {
    let mut all = Condition::all();
    for word in fold(question).split(' ').filter(|word| !word.is_empty()) {
        let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = LikeExpr::new(format!("%{escaped}%")).escape('\\');
        all = all.add(Expr::col(column.as_column_ref()).like(like));
    }
    all
}

fn ordered(cases: Select<case_row::Entity>, order: CaseOrder) -> Select<case_row::Entity> {
    use case_row::Column;
    let cases = match order {
        CaseOrder::Updated => cases.order_by_desc(Column::UpdatedUs),
        CaseOrder::Due => {
            cases.order_by(Column::Due.is_null(), Order::Asc).order_by_asc(Column::Due)
        }
        CaseOrder::Created => cases.order_by_desc(Column::CreatedUs),
    };
    cases.order_by_asc(Column::Id)
}
