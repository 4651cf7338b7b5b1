//! The rows of every table, as plain values. The columns are created by `migrations/`.

mod bench;
mod case;
mod people;
mod service;

pub use bench::{CheckRow, FindingReview, FindingRow, Paper};
pub use case::{Attachment, CaseEvent, CaseMember, CaseRow, FormVersion};
pub use people::{Account, AccountRole, Organisation, Session, Throttle};
pub use service::{
    AuditEntry, AuditHead, Idempotency, Job, Notice, NumberSequence, SchemaMigration, Setting,
};

pub(crate) use bench::{check_row, finding_review, finding_row, paper};
pub(crate) use case::{attachment, case_event, case_member, case_row, form_version};
pub(crate) use people::{account, account_role, organisation, session, throttle};
pub(crate) use service::{
    audit, audit_head, idempotency, notice, number_sequence, outbox, schema_migration, setting,
};

/// Declares one table's row: the SeaORM entity in a module of its own and the row's public name.
macro_rules! row {
    (
        $(#[$doc:meta])*
        $name:ident = $module:ident $table:literal {
            $($(#[$field_doc:meta])* $field:ident: $type:ty,)*
        }
    ) => {
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;
            use serde::{Deserialize, Serialize};
            use uuid::Uuid;

            use crate::value::{Day, Hash, Micros};

            /// Every table may use these; not every table does.
            const _: Option<(Uuid, Day, Hash, Micros)> = None;

            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$field_doc])* pub $field: $type,)*
            }

            #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
        pub use $module::Model as $name;
    };
}
pub(crate) use row;
