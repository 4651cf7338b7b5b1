//! The cells of one row, read by column code.

use super::super::{
    checked::FormRules,
    error::{Expected, Found, Mismatch},
    place::Place,
    questionnaire::RowRef,
    raw::RawRow,
    report::Report,
    table::{Column, Table},
    value::{
        self, Addresses, Amount, EARLIEST, Endpoint, Megabytes, Ports, Protocol, Rate, Unit, Wait,
    },
    warning::Caution,
};
use super::text::{cell_chars_max, plain};
use jiff::civil::Date;

/// A row being read. Every reader gives `None` after it has reported an error.
pub(super) struct Cells<'a> {
    pub(super) table: Table,
    pub(super) row: RowRef,
    pub(super) raw: &'a RawRow,
    pub(super) rules: &'a FormRules,
    pub(super) report: &'a mut Report,
}

impl Cells<'_> {
    /// The place of a column's cell; of a code that the table lacks, the row.
    pub(super) fn place(&self, code: &str) -> Place {
        let (table, RowRef { id, number: row }) = (self.table, self.row);
        match table.column(code) {
            Some((column, _)) => Place::Cell { table, row, id, column },
            None => Place::Row { table, row, id },
        }
    }

    /// A text that must be there.
    pub(super) fn text(&mut self, code: &str) -> Option<String> {
        self.value(code, |text| Ok(text.to_owned()))
    }

    /// A text that may be missing.
    pub(super) fn text_if_any(&mut self, code: &str) -> Option<Option<String>> {
        self.value_if_any(code, |text| Ok(text.to_owned()))
    }

    /// A value that must be there.
    pub(super) fn value<T>(
        &mut self,
        code: &str,
        read: impl FnOnce(&str) -> Result<T, Mismatch>,
    ) -> Option<T> {
        let value = self.value_if_any(code, read)?;
        if value.is_none() {
            self.report.error(self.place(code), Expected::Filled, Found::Nothing);
        }
        value
    }

    /// A value that may be missing, so `Some(None)`.
    pub(super) fn value_if_any<T>(
        &mut self,
        code: &str,
        read: impl FnOnce(&str) -> Result<T, Mismatch>,
    ) -> Option<Option<T>> {
        let (index, Column { kind, .. }) = self.table.column(code)?;
        let place = self.place(code);
        let text = plain(self.report, place, self.raw.cell(index), cell_chars_max(*kind))?;
        if text.is_empty() {
            return Some(None);
        }
        self.report.read(place, read(text)).map(Some)
    }

    /// How many, at least `least`.
    pub(super) fn amount(&mut self, code: &str, least: u32) -> Option<Amount> {
        self.value(code, |text| value::amount(text, least))
    }

    /// Addresses that may be missing.
    pub(super) fn addresses_if_any(&mut self, code: &str) -> Option<Addresses> {
        self.value_if_any(code, value::addresses).map(Option::unwrap_or_default)
    }

    /// Connection points.
    pub(super) fn endpoints(&mut self, ports: Ports) -> Option<Vec<Endpoint>> {
        self.value("endpoints", |text| value::endpoints(text, ports))
    }

    /// Protocols.
    pub(super) fn protocols(&mut self) -> Option<Vec<Protocol>> {
        self.value("protocols", value::protocols)
    }

    /// Requests per second.
    pub(super) fn requests(&mut self) -> Option<Rate> {
        self.value("requests", value::rate)
    }

    /// A wait that may be missing; a missing unit is a warning.
    pub(super) fn wait(&mut self) -> Option<Option<Wait>> {
        let wait = self.value_if_any("wait", value::wait)?;
        if let Some((_, Unit::Assumed)) = wait {
            self.report.warn(self.place("wait"), Caution::WaitInSeconds);
        }
        Some(wait.map(|(wait, _)| wait))
    }

    /// A size.
    pub(super) fn size(&mut self) -> Option<Megabytes> {
        self.value("size", value::megabytes)
    }

    /// A day that has come, and that may be missing.
    pub(super) fn past_day_if_any(&mut self, code: &str) -> Option<Option<Date>> {
        let today = self.rules.today;
        self.value_if_any(code, |text| past_day(text, today))
    }

    /// A day that has come.
    pub(super) fn past_day(&mut self, code: &str) -> Option<Date> {
        let today = self.rules.today;
        self.value(code, |text| past_day(text, today))
    }
}

/// A day from 1970 to today.
pub(super) fn past_day(text: &str, today: Date) -> Result<Date, Mismatch> {
    let day = value::date(text)?;
    if day > today {
        return Err(Mismatch::new(Expected::NotLaterThan(today), text));
    }
    if day < EARLIEST {
        return Err(Mismatch::new(Expected::NotEarlierThan(EARLIEST), text));
    }
    Ok(day)
}
