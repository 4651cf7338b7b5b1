//! Accounts: signing in and out, passwords, and who there is.

use std::collections::BTreeMap;

use language::Text;
use store::{
    AccountChange, AccountFilter, NewAccount, NewAudit, OrganisationFilter, OrganisationNames,
    Page, SessionToken, StoreError, ThrottleRule,
};
use uuid::Uuid;

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    password::{self, PasswordError},
    person::{Organisation, OrganisationKind, Person, Role},
};

/// Five wrong passwords within a quarter of an hour block the login for as long.
const SIGN_IN_THROTTLE: ThrottleRule =
    ThrottleRule { failures_max: 5, window_seconds: 900, block_seconds: 900 };

/// Why somebody is not signed in.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Login or password is wrong; which of them is not told.
    #[error("the login or the password is wrong")]
    Wrong,
    /// Too many wrong passwords.
    #[error("too many attempts: wait {wait_s} s")]
    TooOften {
        /// Seconds until the next attempt is looked at.
        wait_s: i64,
    },
    /// The store could not.
    #[error(transparent)]
    Inside(#[from] ConductError),
}

/// Why a password is not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePasswordError {
    /// The present password is wrong.
    #[error("the present password is wrong")]
    OldWrong,
    /// The new one is not taken.
    #[error(transparent)]
    New(#[from] PasswordError),
    /// The store could not.
    #[error(transparent)]
    Inside(#[from] ConductError),
}

/// An account that an administrator makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountDraft {
    /// The name to sign in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// Where the person works.
    pub organisation: Uuid,
    /// What the person is trusted with.
    pub roles: Vec<Role>,
    /// The first password, to be changed at the first sign-in.
    pub password: String,
}

/// An organisation that an administrator enters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationDraft {
    /// Its name.
    pub name: Text,
    /// Its BIN; empty where it has none.
    pub bin: String,
    /// Its kind.
    pub kind: OrganisationKind,
}

/// An account as administrators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLine {
    /// Who.
    pub person: Person,
    /// Whether the person may sign in.
    pub is_active: bool,
}

impl Conduct {
    /// Signs somebody in; the answer is the session's secret for the browser's cookie.
    ///
    /// # Errors
    /// Wrong login or password, too many attempts, or the store could not.
    pub async fn sign_in(
        &self,
        login: &str,
        password: &str,
        agent: &str,
    ) -> Result<String, SignInError> {
        let now = self.now();
        let key = format!("sign-in:{}", store::fold(login));
        let blocked = self.store.blocked_until(&key, now).await.map_err(ConductError::from)?;
        if let Some(until) = blocked {
            return Err(SignInError::TooOften { wait_s: (until.0 - now.0) / 1_000_000 + 1 });
        }
        let found = self.store.person_by_login(login).await.map_err(ConductError::from)?;
        let hash = found.as_ref().map_or_else(decoy, |person| person.account.password.clone());
        let (given, kept) = (password.to_owned(), hash);
        let fits = tokio::task::spawn_blocking(move || password::fits(&given, &kept))
            .await
            .unwrap_or(false);
        let Some(person) = found.filter(|person| fits && person.account.active) else {
            self.count_failure(&key, login).await?;
            return Err(SignInError::Wrong);
        };
        self.store.forget_failures(&key).await.map_err(ConductError::from)?;
        self.note(&person.account.id.to_string(), "signed-in", "account").await?;
        let session = self.store.start_session(person.account.id, agent, now).await;
        Ok(session.map_err(ConductError::from)?.token.reveal())
    }

    /// Who a session's secret stands for; `None` where it has ended.
    ///
    /// # Errors
    /// The store could not.
    pub async fn visitor(&self, token: &str, agent: &str) -> Result<Option<Person>, ConductError> {
        let Ok(token) = token.parse::<SessionToken>() else { return Ok(None) };
        let Some(session) = self.store.session(&token, agent, self.now()).await? else {
            return Ok(None);
        };
        let found = self.store.person(session.account).await?;
        Ok(found.filter(|person| person.account.active).map(person_of))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The store could not.
    pub async fn sign_out(&self, token: &str) -> Result<(), ConductError> {
        if let Ok(token) = token.parse::<SessionToken>() {
            self.store.end_session(&token).await?;
        }
        Ok(())
    }

    /// Changes a person's own password; every session of theirs ends.
    ///
    /// # Errors
    /// The present password is wrong, the new one is not taken, or the store could not.
    pub async fn change_password(
        &self,
        person: &Person,
        old: &str,
        new: &str,
    ) -> Result<(), ChangePasswordError> {
        let found = self.store.person(person.account).await.map_err(ConductError::from)?;
        let account = found.ok_or(ConductError::NotFound)?.account;
        if !password::fits(old, &account.password) {
            return Err(ChangePasswordError::OldWrong);
        }
        password::check(&person.login, new)?;
        let change = AccountChange {
            password: Some(password::hash(new)?),
            must_change: Some(false),
            ..AccountChange::default()
        };
        let changed = self.store.change_account(account.id, account.rev, change, self.now()).await;
        changed.map_err(ConductError::from)?;
        self.note(&account.id.to_string(), "password-changed", "account").await?;
        Ok(())
    }

    /// Enters an organisation.
    ///
    /// # Errors
    /// The person may not, or the BIN is taken.
    pub async fn add_organisation(
        &self,
        person: &Person,
        draft: OrganisationDraft,
    ) -> Result<Uuid, ConductError> {
        authorise(person, Action::ManageAccounts)?;
        let id = self.enter_organisation(draft).await?;
        self.note(&person.account.to_string(), "organisation-added", &id.to_string()).await?;
        Ok(id)
    }

    /// Makes an account.
    ///
    /// # Errors
    /// The person may not, the login is taken, a role does not fit the organisation, or the
    /// password is not taken.
    pub async fn add_account(
        &self,
        person: &Person,
        draft: AccountDraft,
    ) -> Result<Uuid, ConductError> {
        authorise(person, Action::ManageAccounts)?;
        let id = self.enter_account(draft, MustChange::Yes).await?;
        self.note(&person.account.to_string(), "account-added", &id.to_string()).await?;
        Ok(id)
    }

    /// Lets an account sign in, or no longer.
    ///
    /// # Errors
    /// The person may not, or there is no such account.
    pub async fn set_active(
        &self,
        person: &Person,
        account: Uuid,
        active: Activity,
    ) -> Result<(), ConductError> {
        authorise(person, Action::ManageAccounts)?;
        let found = self.store.person(account).await?.ok_or(ConductError::NotFound)?;
        let change =
            AccountChange { active: Some(active == Activity::Active), ..AccountChange::default() };
        self.store.change_account(account, found.account.rev, change, self.now()).await?;
        let action = match active {
            Activity::Active => "account-opened",
            Activity::Blocked => "account-blocked",
        };
        self.note(&person.account.to_string(), action, &account.to_string()).await
    }

    /// Every account.
    ///
    /// # Errors
    /// The person may not, or the store could not.
    pub async fn accounts(&self, person: &Person) -> Result<Vec<AccountLine>, ConductError> {
        authorise(person, Action::ManageAccounts)?;
        let mut lines = Vec::new();
        let mut page = Page { offset: 0, limit: 200 };
        loop {
            let listed = self.store.accounts(&AccountFilter::default(), page).await?;
            for account in &listed.rows {
                if let Some(found) = self.store.person(account.id).await? {
                    lines.push(AccountLine { is_active: account.active, person: person_of(found) });
                }
            }
            page.offset += page.limit;
            if page.offset >= listed.total {
                return Ok(lines);
            }
        }
    }

    /// Every organisation of these kinds; all for none.
    ///
    /// # Errors
    /// The store could not.
    pub async fn organisations(
        &self,
        kinds: &[OrganisationKind],
    ) -> Result<Vec<Organisation>, ConductError> {
        let filter = OrganisationFilter {
            kinds: kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            ..OrganisationFilter::default()
        };
        let page = Page { offset: 0, limit: store::PAGE_ROWS_MAX };
        let listed = self.store.organisations(&filter, page).await?;
        Ok(listed.rows.into_iter().map(organisation_of).collect())
    }

    /// Whether there is no account yet: the program's first start.
    ///
    /// # Errors
    /// The store could not.
    pub async fn is_empty(&self) -> Result<bool, ConductError> {
        let page = Page { offset: 0, limit: 1 };
        Ok(self.store.accounts(&AccountFilter::default(), page).await?.total == 0)
    }

    /// Makes the first administrator, while there is no account yet.
    ///
    /// # Errors
    /// There is an account already, or the password is not taken.
    pub async fn add_first_administrator(
        &self,
        organisation: Text,
        login: &str,
        name: &str,
        password: &str,
    ) -> Result<Uuid, ConductError> {
        if !self.is_empty().await? {
            return Err(ConductError::NotFound);
        }
        let draft = OrganisationDraft {
            name: organisation,
            bin: String::new(),
            kind: OrganisationKind::Operator,
        };
        let organisation = self.enter_organisation(draft).await?;
        let draft = AccountDraft {
            login: login.to_owned(),
            name: name.to_owned(),
            organisation,
            roles: vec![Role::Administrator],
            password: password.to_owned(),
        };
        let id = self.enter_account(draft, MustChange::No).await?;
        self.note(&id.to_string(), "first-administrator", "account").await?;
        Ok(id)
    }

    /// Enters an account for the program itself (the demonstration): nobody is asked.
    ///
    /// # Errors
    /// As [`Conduct::add_account`].
    pub async fn enter_account(
        &self,
        draft: AccountDraft,
        must_change: MustChange,
    ) -> Result<Uuid, ConductError> {
        password::check(&draft.login, &draft.password).map_err(password_told)?;
        let organisation =
            self.organisation(draft.organisation).await?.ok_or(ConductError::NotFound)?;
        if draft.login.trim().is_empty() || draft.name.trim().is_empty() {
            return Err(crate::procedure::told("account-name-missing", &[]));
        }
        if let Some(role) = draft.roles.iter().find(|role| !role.fits(organisation.kind)) {
            let args = [("role", role.code().into())];
            return Err(crate::procedure::told("account-role-misfit", &args));
        }
        let hashed = password::hash(&draft.password).map_err(password_told)?;
        let role = |role: &Role| store::Role {
            role: role.code().to_owned(),
            organisation: organisation.id,
        };
        let new = NewAccount {
            id: Uuid::now_v7(),
            login: draft.login,
            name: draft.name,
            password: hashed,
            organisation: organisation.id,
            roles: draft.roles.iter().map(role).collect(),
            must_change: must_change == MustChange::Yes,
        };
        match self.store.add_account(new, self.now()).await {
            Ok(account) => Ok(account.id),
            Err(StoreError::Exists { .. }) => {
                Err(crate::procedure::told("account-login-taken", &[]))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Enters an organisation for the program itself (the demonstration, the first start).
    ///
    /// # Errors
    /// The BIN is taken, or the store could not.
    pub async fn enter_organisation(&self, draft: OrganisationDraft) -> Result<Uuid, ConductError> {
        let names = OrganisationNames {
            bin: Some(draft.bin).filter(|bin| !bin.is_empty()),
            kk: draft.name.kk,
            ru: draft.name.ru,
            en: draft.name.en,
        };
        let id = Uuid::now_v7();
        match self.store.add_organisation(id, draft.kind.code(), names, self.now()).await {
            Ok(_) => Ok(id),
            Err(StoreError::Exists { .. }) => {
                Err(crate::procedure::told("organisation-bin-taken", &[]))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// One organisation.
    pub(crate) async fn organisation(
        &self,
        id: Uuid,
    ) -> Result<Option<Organisation>, ConductError> {
        Ok(self.store.organisation(id).await?.map(organisation_of))
    }

    /// The names of all organisations.
    pub(crate) async fn organisation_names(&self) -> Result<BTreeMap<Uuid, Text>, ConductError> {
        let all = self.organisations(&[]).await?;
        Ok(all.into_iter().map(|organisation| (organisation.id, organisation.name)).collect())
    }

    /// The people of some organisations, and those of the authorised body.
    pub(crate) async fn people_of(
        &self,
        organisations: &[Uuid],
    ) -> Result<Vec<Person>, ConductError> {
        let page = Page { offset: 0, limit: store::PAGE_ROWS_MAX };
        let mut filters: Vec<AccountFilter> = organisations
            .iter()
            .map(|id| AccountFilter { organisation: Some(*id), ..AccountFilter::default() })
            .collect();
        let authority = Some(Role::Authority.code().to_owned());
        filters.push(AccountFilter { role: authority, ..AccountFilter::default() });
        let mut people = BTreeMap::new();
        for filter in filters {
            for account in self.store.accounts(&filter, page).await?.rows {
                if let Some(found) = self.store.person(account.id).await? {
                    people.insert(account.id, person_of(found));
                }
            }
        }
        Ok(people.into_values().collect())
    }

    /// Writes one line of the audit trail.
    pub(crate) async fn note(
        &self,
        actor: &str,
        action: &str,
        object: &str,
    ) -> Result<(), ConductError> {
        let entry = NewAudit {
            actor: actor.to_owned(),
            action: action.to_owned(),
            object: object.to_owned(),
            detail: "{}".to_owned(),
        };
        Ok(self.store.audit(self.now(), vec![entry]).await?)
    }

    async fn count_failure(&self, key: &str, login: &str) -> Result<(), ConductError> {
        self.store.count_failure(key, SIGN_IN_THROTTLE, self.now()).await?;
        let login: String = store::fold(login).chars().take(64).collect();
        self.note(&login, "sign-in-refused", "account").await
    }
}

/// Whether a new account's password must be changed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MustChange {
    /// It must: somebody else chose it.
    Yes,
    /// It need not: the person chose it.
    No,
}

/// Whether an account may sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// It may.
    Active,
    /// It may not.
    Blocked,
}

fn password_told(error: PasswordError) -> ConductError {
    let key = match error {
        PasswordError::TooShort => "password-too-short",
        PasswordError::TooLong => "password-too-long",
        PasswordError::Common => "password-common",
        PasswordError::Hashing => return ConductError::stored("a password could not be hashed"),
    };
    crate::procedure::told(key, &[])
}

/// A hash of nothing, so that an unknown login takes as long as a wrong password.
fn decoy() -> String {
    static DECOY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    DECOY.get_or_init(|| password::hash(&crate::secret()).unwrap_or_default()).clone()
}

fn person_of(found: store::Person) -> Person {
    let organisation = organisation_of(found.organisation);
    let roles = found.roles.iter().filter(|role| role.organisation == organisation.id);
    Person {
        account: found.account.id,
        login: found.account.login,
        name: found.account.name,
        roles: roles.filter_map(|role| Role::from_code(&role.role)).collect(),
        must_change_password: found.account.must_change,
        organisation,
    }
}

fn organisation_of(row: store::Organisation) -> Organisation {
    Organisation {
        id: row.id,
        name: Text::new(row.name_kk, row.name_ru, row.name_en),
        bin: row.bin.unwrap_or_default(),
        kind: OrganisationKind::from_code(&row.kind).unwrap_or(OrganisationKind::Applicant),
    }
}
