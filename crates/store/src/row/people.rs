//! Organisations, accounts, sessions.

use super::row;

row! {
    /// A body or a person's firm: applicant, provider, authority.
    Organisation = organisation "organisation" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// `applicant`, `sts`, `laboratory`, `authority` or `nsc`.
        kind: String,
        /// Business identification number, unique where known.
        bin: Option<String>,
        /// Name in Kazakh.
        name_kk: String,
        /// Name in Russian.
        name_ru: String,
        /// Name in English.
        name_en: String,
        /// Folded names and number, see [`crate::fold()`].
        search_text: String,
        /// When it was entered.
        created_us: Micros,
    }
}

row! {
    /// A person who signs in.
    Account = account "account" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// Folded, unique name to sign in by.
        login: String,
        /// The person's name.
        name: String,
        /// Password hash in PHC form, made by the caller.
        password: String,
        /// Where the person works.
        organisation: Uuid,
        /// Secret of the second factor, reserved.
        totp: Option<String>,
        /// Whether the person may sign in.
        active: bool,
        /// Whether the password must be changed at the next sign-in.
        must_change: bool,
        /// When it was made.
        created_us: Micros,
        /// When it was last changed.
        changed_us: Micros,
        /// Number of changes: the base of an optimistic update.
        rev: i64,
    }
}

row! {
    /// One role of one account in one organisation.
    AccountRole = account_role "account_role" {
        /// Whose role.
        #[sea_orm(primary_key, auto_increment = false)]
        account: Uuid,
        /// The role's code.
        #[sea_orm(primary_key, auto_increment = false)]
        role: String,
        /// Within which organisation.
        #[sea_orm(primary_key, auto_increment = false)]
        organisation: Uuid,
    }
}

row! {
    /// One sign-in of one browser. The token itself is never kept.
    Session = session "session" {
        /// SHA-256 of the token.
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Hash,
        /// Who signed in.
        account: Uuid,
        /// The token that each form of this session carries.
        csrf: String,
        /// When the person signed in.
        created_us: Micros,
        /// When the session was last used.
        seen_us: Micros,
        /// When it ends unless used again.
        expires_us: Micros,
        /// SHA-256 of the browser's user agent.
        agent_hash: Hash,
    }
}

row! {
    /// Failed attempts of one key (a login, an address).
    Throttle = throttle "throttle" {
        /// What is counted, e.g. `login:asel`.
        #[sea_orm(primary_key, auto_increment = false)]
        id: String,
        /// Failures since `first_us`.
        failures: i64,
        /// The first failure of the present window.
        first_us: Micros,
        /// Refused until then; zero when not blocked.
        blocked_until_us: Micros,
    }
}
