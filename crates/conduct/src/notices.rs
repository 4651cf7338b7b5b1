//! Notices to a person: placed with the event that causes them, kept until they are seen.

use language::Text;
use store::Page;
use uuid::Uuid;

use crate::{Conduct, error::ConductError, person::Person, speak};

/// Notices on one page.
pub const NOTICES_SHOWN: u64 = 50;

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeLine {
    /// The case that it is about.
    pub case: Option<Uuid>,
    /// What it says.
    pub text: Text,
    /// When it was placed, in microseconds since 1970.
    pub at_us: i64,
    /// Whether this is the first time that it is shown.
    pub is_new: bool,
}

impl Conduct {
    /// How many notices the person has not seen.
    ///
    /// # Errors
    /// The store could not.
    pub async fn unseen(&self, person: &Person) -> Result<u64, ConductError> {
        Ok(self.store.notices_unseen(person.account).await?)
    }

    /// The person's last notices, the latest first; showing them is seeing them.
    ///
    /// # Errors
    /// The store could not.
    pub async fn notices(&self, person: &Person) -> Result<Vec<NoticeLine>, ConductError> {
        let page = Page { offset: 0, limit: NOTICES_SHOWN };
        let rows = self.store.notices(person.account, page).await?.rows;
        let new: Vec<Uuid> =
            rows.iter().filter(|row| row.seen_us.is_none()).map(|row| row.id).collect();
        if !new.is_empty() {
            self.store.see_notices(person.account, &new, self.now()).await?;
        }
        let line = |row: store::Notice| NoticeLine {
            case: row.case_id,
            text: text_of(&row.text_key, &row.args),
            at_us: row.created_us.0,
            is_new: row.seen_us.is_none(),
        };
        Ok(rows.into_iter().map(line).collect())
    }
}

/// A notice's wording, with the one word that it bears.
fn text_of(key: &str, args: &str) -> Text {
    let args: serde_json::Value = serde_json::from_str(args).unwrap_or_default();
    let word = args.get("w").and_then(serde_json::Value::as_str).unwrap_or_default();
    speak::text(key, &[("w", word.into())])
}
