//! Accounts and their roles.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::error::StoreError;
use crate::fold::fold;
use crate::row::{
    Account, AccountRole, Organisation, account, account_role, organisation, session,
};
use crate::store::Store;
use crate::table::{Listed, Page, Standing, check_rev, insert, insert_all, update};
use crate::value::Micros;

/// A role within an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Role {
    /// The role's code.
    pub role: String,
    /// The organisation.
    pub organisation: Uuid,
}

/// An account to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// Its key, chosen by the caller.
    pub id: Uuid,
    /// The name to sign in by; folded, so that case and look-alike letters do not matter.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Password hash in PHC form.
    pub password: String,
    /// Where the person works.
    pub organisation: Uuid,
    /// The person's roles.
    pub roles: Vec<Role>,
    /// Whether the password must be changed at the first sign-in.
    pub must_change: bool,
}

/// What to change of an account; `None` leaves a field.
///
/// A new password, another activity or other roles end every session of the account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// The person's name.
    pub name: Option<String>,
    /// Password hash in PHC form.
    pub password: Option<String>,
    /// Whether the password must be changed at the next sign-in.
    pub must_change: Option<bool>,
    /// Whether the person may sign in.
    pub active: Option<bool>,
    /// Where the person works.
    pub organisation: Option<Uuid>,
    /// All roles, instead of the present ones.
    pub roles: Option<Vec<Role>>,
}

/// An account with what decides access.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// Its organisation.
    pub organisation: Organisation,
    /// Its roles, by code.
    pub roles: Vec<Role>,
}

/// Which accounts; every given field must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Only of this organisation.
    pub organisation: Option<Uuid>,
    /// Only with this role in some organisation.
    pub role: Option<String>,
    /// Only active or only inactive ones.
    pub active: Option<bool>,
}

impl Store {
    /// Adds an account; [`StoreError::Exists`] when the login is taken.
    pub async fn add_account(&self, new: NewAccount, now: Micros) -> Result<Account, StoreError> {
        let row = Account {
            id: new.id,
            login: fold(&new.login),
            name: new.name,
            password: new.password,
            organisation: new.organisation,
            totp: None,
            active: true,
            must_change: new.must_change,
            created_us: now,
            changed_us: now,
            rev: 1,
        };
        let tx = self.db.write().await?;
        insert(&tx, row.clone()).await?;
        put_roles(&tx, row.id, new.roles).await?;
        tx.commit().await?;
        Ok(row)
    }

    /// Changes an account that still stands at `base_rev`.
    pub async fn change_account(
        &self,
        id: Uuid,
        base_rev: i64,
        change: AccountChange,
        now: Micros,
    ) -> Result<Account, StoreError> {
        let tx = self.db.write().await?;
        let found = account::Entity::find_by_id(id).lock_exclusive().one(&tx).await?;
        let Some(row) = found else {
            return Err(StoreError::NotFound { what: "account", id: id.to_string() });
        };
        let standing = Standing { rev: row.rev, by: &row.name, at: row.changed_us };
        check_rev(|| format!("account {}", row.login), base_rev, Some(standing))?;
        if change.password.is_some() || change.active.is_some() || change.roles.is_some() {
            end_sessions(&tx, id).await?;
        }
        let changed = Account {
            name: change.name.unwrap_or_else(|| row.name.clone()),
            password: change.password.unwrap_or_else(|| row.password.clone()),
            must_change: change.must_change.unwrap_or(row.must_change),
            active: change.active.unwrap_or(row.active),
            organisation: change.organisation.unwrap_or(row.organisation),
            changed_us: now,
            rev: row.rev + 1,
            ..row
        };
        update(&tx, changed.clone()).await?;
        if let Some(roles) = change.roles {
            let present = account_role::Entity::delete_many();
            present.filter(account_role::Column::Account.eq(id)).exec(&tx).await?;
            put_roles(&tx, id, roles).await?;
        }
        tx.commit().await?;
        Ok(changed)
    }

    /// One account with its organisation and roles.
    pub async fn person(&self, id: Uuid) -> Result<Option<Person>, StoreError> {
        let found = account::Entity::find_by_id(id).one(self.db.read()).await?;
        person(self.db.read(), found).await
    }

    /// The account that signs in by this name, with its organisation and roles.
    pub async fn person_by_login(&self, login: &str) -> Result<Option<Person>, StoreError> {
        let account = account::Entity::find().filter(account::Column::Login.eq(fold(login)));
        let found = account.one(self.db.read()).await?;
        person(self.db.read(), found).await
    }

    /// A page of accounts, by login.
    pub async fn accounts(
        &self,
        filter: &AccountFilter,
        page: Page,
    ) -> Result<Listed<Account>, StoreError> {
        use account::Column;
        let with_role = filter.role.as_ref().map(|role| {
            account_role::Entity::find()
                .select_only()
                .column(account_role::Column::Account)
                .filter(account_role::Column::Role.eq(role.as_str()))
                .into_query()
        });
        let accounts = account::Entity::find()
            .apply_if(filter.organisation, |q, id| q.filter(Column::Organisation.eq(id)))
            .apply_if(filter.active, |q, active| q.filter(Column::Active.eq(active)))
            .apply_if(with_role, |q, ids| q.filter(Column::Id.in_subquery(ids)));
        let total = accounts.clone().count(self.db.read()).await?;
        let rows = accounts.order_by_asc(Column::Login).order_by_asc(Column::Id);
        let rows = rows.offset(page.offset).limit(page.limit());
        Ok(Listed { rows: rows.all(self.db.read()).await?, total })
    }
}

async fn person(
    on: &impl ConnectionTrait,
    found: Option<Account>,
) -> Result<Option<Person>, StoreError> {
    let Some(account) = found else { return Ok(None) };
    let organisation = organisation::Entity::find_by_id(account.organisation).one(on).await?;
    let Some(organisation) = organisation else {
        let id = account.organisation.to_string();
        return Err(StoreError::NotFound { what: "organisation", id });
    };
    let roles = account_role::Entity::find()
        .filter(account_role::Column::Account.eq(account.id))
        .order_by_asc(account_role::Column::Role)
        .order_by_asc(account_role::Column::Organisation)
        .all(on)
        .await?;
    let roles = roles.into_iter().map(|r| Role { role: r.role, organisation: r.organisation });
    Ok(Some(Person { roles: roles.collect(), organisation, account }))
}

async fn put_roles(
    tx: &DatabaseTransaction,
    account: Uuid,
    mut roles: Vec<Role>,
) -> Result<(), StoreError> {
    roles.sort();
    roles.dedup();
    let rows = roles.into_iter().map(|r| AccountRole {
        account,
        role: r.role,
        organisation: r.organisation,
    });
    insert_all::<account_role::Entity>(tx, rows).await
}

/// Ends every session of an account, within a transaction.
pub(super) async fn end_sessions(
    tx: &DatabaseTransaction,
    account: Uuid,
) -> Result<u64, StoreError> {
    let sessions = session::Entity::delete_many().filter(session::Column::Account.eq(account));
    Ok(sessions.exec(tx).await?.rows_affected)
}
