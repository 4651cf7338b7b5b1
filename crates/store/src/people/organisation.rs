//! Organisations.

use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::case::words;
use crate::error::StoreError;
use crate::fold::fold_all;
use crate::row::{Organisation, organisation};
use crate::store::Store;
use crate::table::{Listed, Page, insert, update};
use crate::value::Micros;

/// What an organisation is called, and its identification number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganisationNames {
    /// Business identification number.
    pub bin: Option<String>,
    /// Name in Kazakh.
    pub kk: String,
    /// Name in Russian.
    pub ru: String,
    /// Name in English.
    pub en: String,
}

impl OrganisationNames {
    fn search_text(&self) -> String {
        fold_all([
            self.kk.as_str(),
            self.ru.as_str(),
            self.en.as_str(),
            self.bin.as_deref().unwrap_or_default(),
        ])
    }
}

/// Which organisations; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationFilter {
    /// Only of these kinds; empty is any.
    pub kinds: Vec<String>,
    /// Only those whose names hold every word of this, folded.
    pub search: String,
}

impl Store {
    /// Adds an organisation of a kind: `applicant`, `sts`, `laboratory`, `authority` or `nsc`.
    pub async fn add_organisation(
        &self,
        id: Uuid,
        kind: &str,
        names: OrganisationNames,
        now: Micros,
    ) -> Result<Organisation, StoreError> {
        let row = Organisation {
            id,
            kind: kind.to_owned(),
            search_text: names.search_text(),
            bin: names.bin,
            name_kk: names.kk,
            name_ru: names.ru,
            name_en: names.en,
            created_us: now,
        };
        let tx = self.db.write().await?;
        insert(&tx, row.clone()).await?;
        tx.commit().await?;
        Ok(row)
    }

    /// Gives an organisation other names.
    pub async fn rename_organisation(
        &self,
        id: Uuid,
        names: OrganisationNames,
    ) -> Result<Organisation, StoreError> {
        let tx = self.db.write().await?;
        let found = organisation::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
        let Some(mut row) = found else {
            return Err(StoreError::NotFound { what: "organisation", id: id.to_string() });
        };
        row.search_text = names.search_text();
        row.bin = names.bin;
        (row.name_kk, row.name_ru, row.name_en) = (names.kk, names.ru, names.en);
        update(&tx, row.clone()).await?;
        tx.commit().await?;
        Ok(row)
    }

    /// One organisation.
    pub async fn organisation(&self, id: Uuid) -> Result<Option<Organisation>, StoreError> {
        Ok(organisation::Entity::find_by_id(id).one(self.db.read()).await?)
    }

    /// One organisation by its business identification number.
    pub async fn organisation_by_bin(&self, bin: &str) -> Result<Option<Organisation>, StoreError> {
        let found = organisation::Entity::find().filter(organisation::Column::Bin.eq(bin));
        Ok(found.one(self.db.read()).await?)
    }

    /// A page of organisations, in order of entry.
    pub async fn organisations(
        &self,
        filter: &OrganisationFilter,
        page: Page,
    ) -> Result<Listed<Organisation>, StoreError> {
        use organisation::Column;
        let kinds = (!filter.kinds.is_empty()).then_some(&filter.kinds);
        let found = organisation::Entity::find()
            .filter(words(Column::SearchText, &filter.search))
            .apply_if(kinds, |q, kinds| q.filter(Column::Kind.is_in(kinds)));
        let total = found.clone().count(self.db.read()).await?;
        let rows = found.order_by_asc(Column::CreatedUs).order_by_asc(Column::Id);
        let rows = rows.offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }
}
