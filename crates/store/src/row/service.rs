//! What serves the rest: jobs, notices, settings, numbers, the audit log.

use super::row;

row! {
    /// One thing to do after a commit: a letter to send, an engine to run.
    Job = outbox "outbox" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// What makes it the same job: a second one with this text is not queued.
        dedup: String,
        /// The job's code.
        kind: String,
        /// What to do it with, as JSON.
        payload: String,
        /// Not before.
        run_at_us: Micros,
        /// How often it has been claimed.
        attempts: i32,
        /// How often it may be claimed.
        attempts_max: i32,
        /// Claimed until then; zero when free.
        locked_until_us: Micros,
        /// The worker that claimed it last.
        locked_by: Option<String>,
        /// `waiting`, `done` or `failed`.
        state: String,
        /// Why the last attempt failed.
        error: Option<String>,
        /// When it was queued.
        created_us: Micros,
        /// When it was done or given up.
        finished_us: Option<Micros>,
    }
}

row! {
    /// A notice to one account. Terms may run from its first being seen.
    Notice = notice "notice" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// To whom.
        account: Uuid,
        /// About which case.
        case_id: Option<Uuid>,
        /// The message's key.
        text_key: String,
        /// The message's arguments as JSON.
        args: String,
        /// When it was placed.
        created_us: Micros,
        /// When it was first seen.
        seen_us: Option<Micros>,
    }
}

row! {
    /// A setting as of a day: price list, calendar corrections, names of bodies.
    Setting = setting "setting" {
        /// The setting's code.
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        /// In force from this day on.
        #[sea_orm(primary_key, auto_increment = false)]
        effective_from: Day,
        /// JSON, opaque here.
        body: String,
        /// Who entered it.
        author: String,
        /// When.
        at_us: Micros,
        /// Number of changes: the base of an optimistic update.
        rev: i64,
    }
}

row! {
    /// The last number given out of one sequence.
    NumberSequence = number_sequence "number_sequence" {
        /// The sequence's name, e.g. `protocol-2026`.
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        /// The last number given; 0 before the first.
        last: i64,
    }
}

row! {
    /// Who read or did what. One chain over the whole store; triggers refuse change and removal.
    AuditEntry = audit "audit" {
        /// 1, 2, 3 … without gaps.
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        /// When.
        at_us: Micros,
        /// Who.
        actor: String,
        /// The action's code.
        action: String,
        /// On what, e.g. `artifact:…`.
        object: String,
        /// Further facts as JSON.
        detail: String,
        /// Hash of the entry before; [`Hash::ZERO`] for the first.
        prev_hash: Hash,
        /// Hash of this entry over the one before.
        hash: Hash,
    }
}

row! {
    /// Where the audit log ends: the one row that its writers lock.
    AuditHead = audit_head "audit_head" {
        /// Always 1.
        #[sea_orm(primary_key, auto_increment = false)]
        id: i32,
        /// The last entry's number.
        seq: i64,
        /// The last entry's hash.
        hash: Hash,
    }
}

row! {
    /// What an act with this key answered, so that the same act twice is one act.
    Idempotency = idempotency "idempotency" {
        /// The act's key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: String,
        /// What it answered, as JSON.
        result: String,
        /// When.
        at_us: Micros,
    }
}

row! {
    /// A migration that this database has.
    SchemaMigration = schema_migration "schema_migration" {
        /// Its name.
        #[sea_orm(primary_key, auto_increment = false)]
        name: String,
        /// SHA-256 of its text, so that a released migration cannot change unseen.
        sha256: Hash,
        /// When it ran.
        at_us: Micros,
    }
}
