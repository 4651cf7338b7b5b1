//! A case: its row in the lists, its events, members, forms and attachments.

use super::row;

row! {
    /// A case as lists show it: what follows from its events, kept for finding and sorting.
    CaseRow = case_row "case_row" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The number people know it by, unique; none while it is a draft.
        number: Option<String>,
        /// The object's name.
        title: String,
        /// The provider: the state technical service or a laboratory.
        provider: Uuid,
        /// The applicant's organisation.
        applicant: Uuid,
        /// Code of the Order's edition.
        edition: String,
        /// Code of the stage.
        stage: String,
        /// Code of whose turn it is.
        turn: String,
        /// The nearest term's last day.
        due: Option<Day>,
        /// Further facts of the list as JSON, opaque here.
        detail: String,
        /// Folded text that the case is found by.
        search_text: String,
        /// Number of the last event; 0 before the first.
        last_seq: i64,
        /// Hash of the last event; [`Hash::ZERO`] before the first.
        last_hash: Hash,
        /// When it was opened.
        created_us: Micros,
        /// When it last changed.
        updated_us: Micros,
    }
}

row! {
    /// One event of a case. Written once: triggers refuse change and removal.
    CaseEvent = case_event "case_event" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// 1, 2, 3 … without gaps.
        #[sea_orm(primary_key, auto_increment = false)]
        seq: i64,
        /// When it happened.
        at_us: Micros,
        /// Who caused it, as the caller writes authors.
        author: String,
        /// Its kind's code.
        kind: String,
        /// Version of its encoding.
        version: i32,
        /// Canonical JSON, byte for byte what the hash covers.
        payload: String,
        /// Hash of the event before; [`Hash::ZERO`] for the first.
        prev_hash: Hash,
        /// Hash of this event over the one before.
        hash: Hash,
    }
}

row! {
    /// An account's post in a case: executor of a work, reviewer, registrar …
    CaseMember = case_member "case_member" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// The account.
        #[sea_orm(primary_key, auto_increment = false)]
        account: Uuid,
        /// The post's code.
        #[sea_orm(primary_key, auto_increment = false)]
        post: String,
        /// Since when.
        added_us: Micros,
    }
}

row! {
    /// One version of a form (application, questionnaire …): a draft or signed.
    FormVersion = form_version "form_version" {
        /// The case.
        #[sea_orm(primary_key, auto_increment = false)]
        case_id: Uuid,
        /// The form's code.
        #[sea_orm(primary_key, auto_increment = false)]
        kind: String,
        /// 1, 2, 3 … within the case and kind.
        #[sea_orm(primary_key, auto_increment = false)]
        number: i64,
        /// `draft` or `signed`; a trigger refuses any change of a signed version.
        state: String,
        /// Number of savings: the base of an optimistic update.
        rev: i64,
        /// JSON, byte for byte what the hash and the signature cover.
        body: String,
        /// SHA-256 of `body`.
        sha256: Hash,
        /// Who saved it last.
        author: String,
        /// When it was saved last.
        at_us: Micros,
    }
}

row! {
    /// A file of a case; its bytes are an artifact.
    Attachment = attachment "attachment" {
        /// Its key.
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        /// The case.
        case_id: Uuid,
        /// What it is, e.g. a document's code of RA 3.
        kind: String,
        /// The file's name as given.
        name: String,
        /// SHA-256 of its bytes: the artifact's name.
        artifact: Hash,
        /// Bytes.
        size: i64,
        /// Media type as judged by the caller.
        media_type: String,
        /// Who gave it.
        author: String,
        /// When.
        at_us: Micros,
        /// When it was withdrawn; the row and the artifact stay.
        withdrawn_us: Option<Micros>,
    }
}
