//! What administrators set: prices (R 23) and corrections of the calendar.

use order::{Calendar, Corrections, PriceList};
use store::{AuditFilter, Day, Page, SaveSetting};

use crate::{
    Conduct,
    access::{Action, authorise},
    error::ConductError,
    person::Person,
};

const PRICES: &str = "prices";
const CALENDAR: &str = "calendar";
/// Calendar corrections hold for all days, so they stand under the first.
const ALWAYS: Day = Day(jiff::civil::date(2019, 1, 1));

/// A price list with the day from which it holds, and its revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceSetting {
    /// The prices.
    pub prices: PriceList,
    /// The revision as read; 0 where there is none yet.
    pub rev: i64,
}

/// The calendar's corrections and their revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarSetting {
    /// The corrections.
    pub corrections: Corrections,
    /// The revision as read; 0 where there is none yet.
    pub rev: i64,
}

/// A line of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub seq: i64,
    /// When, in microseconds since 1970.
    pub at_us: i64,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// On what.
    pub object: String,
}

impl Conduct {
    /// The price list as it stands.
    ///
    /// # Errors
    /// The store could not.
    pub async fn prices(&self) -> Result<PriceSetting, ConductError> {
        match self.store.setting(PRICES, ALWAYS).await? {
            Some(row) => Ok(PriceSetting {
                prices: serde_json::from_str(&row.body).map_err(ConductError::stored)?,
                rev: row.rev,
            }),
            None => Ok(PriceSetting {
                prices: PriceList { vat: order::Vat::NotStated, prices: vec![] },
                rev: 0,
            }),
        }
    }

    /// Puts a price list in the place of the one at `rev`.
    ///
    /// # Errors
    /// The person may not, or somebody else changed it.
    pub async fn save_prices(
        &self,
        person: &Person,
        prices: &PriceList,
        rev: i64,
    ) -> Result<(), ConductError> {
        let body = serde_json::to_string(prices).map_err(ConductError::stored)?;
        self.save_setting(person, PRICES, body, rev).await
    }

    /// The calendar's corrections as they stand.
    ///
    /// # Errors
    /// The store could not.
    pub async fn calendar_setting(&self) -> Result<CalendarSetting, ConductError> {
        match self.store.setting(CALENDAR, ALWAYS).await? {
            Some(row) => Ok(CalendarSetting {
                corrections: serde_json::from_str(&row.body).map_err(ConductError::stored)?,
                rev: row.rev,
            }),
            None => Ok(CalendarSetting { corrections: Corrections::default(), rev: 0 }),
        }
    }

    /// Puts corrections in the place of those at `rev`.
    ///
    /// # Errors
    /// The person may not, a correction cannot be, or somebody else changed them.
    pub async fn save_calendar(
        &self,
        person: &Person,
        corrections: &Corrections,
        rev: i64,
    ) -> Result<(), ConductError> {
        Calendar::corrected(corrections).map_err(|error| {
            crate::procedure::told("calendar-wrong", &[("error", error.to_string().into())])
        })?;
        let body = serde_json::to_string(corrections).map_err(ConductError::stored)?;
        self.save_setting(person, CALENDAR, body, rev).await
    }

    /// The calendar in force, with its corrections.
    pub(crate) async fn calendar(&self) -> Result<Calendar, ConductError> {
        let setting = self.calendar_setting().await?;
        if setting.rev == 0 {
            return Ok(Calendar::official().clone());
        }
        Calendar::corrected(&setting.corrections).map_err(ConductError::stored)
    }

    /// The audit trail, the latest first.
    ///
    /// # Errors
    /// The person may not, or the store could not.
    pub async fn audit_trail(
        &self,
        person: &Person,
        offset: u64,
    ) -> Result<(Vec<AuditLine>, u64), ConductError> {
        authorise(person, Action::ReadAuditTrail)?;
        let page = Page { offset, limit: 100 };
        let listed = self.store.audit_log(&AuditFilter::default(), page).await?;
        let line = |row: store::AuditEntry| AuditLine {
            seq: row.seq,
            at_us: row.at_us.0,
            actor: row.actor,
            action: row.action,
            object: row.object,
        };
        Ok((listed.rows.into_iter().map(line).collect(), listed.total))
    }

    async fn save_setting(
        &self,
        person: &Person,
        name: &str,
        body: String,
        rev: i64,
    ) -> Result<(), ConductError> {
        authorise(person, Action::ManageSettings)?;
        let author = person.account.to_string();
        let setting = SaveSetting {
            name: name.to_owned(),
            effective_from: ALWAYS,
            base_rev: rev,
            body,
            author: author.clone(),
        };
        self.store.save_setting(setting, self.now()).await?;
        self.note(&author, "setting-changed", name).await
    }
}
