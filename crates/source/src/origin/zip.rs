//! A ZIP archive.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Read, Seek, SeekFrom},
};

use jiff::civil::Date;
use language::Text;
use zip::{DateTime, ZipArchive, read::ZipFile, result::ZipError};

use super::{
    ENTRIES_MAX, Entry, Listing, ReadSeek, Run, Visit,
    list::{Collected, Found},
};
use crate::{InventoryError, message, meter::Meter};

/// The end of central directory: its length, and the longest comment after it.
const END_BYTES: u64 = 22;
const COMMENT_BYTES_MAX: u64 = 65_535;

pub(super) fn list(
    reader: &mut dyn ReadSeek,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
) -> Result<Listing, InventoryError> {
    let mut archive = open(reader, run)?;
    let mut collected = Collected::default();
    for index in 0..archive.len() {
        collected.count(run)?;
        match archive.by_index_raw(index) {
            Ok(file) => entry(&file, index, &mut collected, run, meter)?,
            Err(error) => {
                let place = format!("#{}", index + 1);
                run.problems.push(message::problem_with(
                    "entry-unreadable",
                    place,
                    &reason(&error),
                ));
            }
        }
    }
    Ok(collected.listing())
}

pub(super) fn read_each(
    reader: &mut dyn ReadSeek,
    entries: &BTreeMap<usize, Entry>,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), InventoryError> {
    let mut archive = open(reader, run)?;
    for (index, entry) in entries {
        let outcome = match archive.by_index(*index) {
            Ok(file) => visit(entry, &mut meter.reader(file)),
            Err(ZipError::Io(error)) => Err(error),
            Err(error) => Err(io::Error::other(error.to_string())),
        };
        run.visited(entry, outcome, meter)?;
    }
    Ok(())
}

fn open<'r>(
    reader: &'r mut dyn ReadSeek,
    run: &Run<'_>,
) -> Result<ZipArchive<&'r mut dyn ReadSeek>, InventoryError> {
    let name = run.name.clone();
    let declared = declared_entries(reader);
    let declared = declared.map_err(|error| InventoryError::unreadable(&name, &error))?;
    if declared.is_some_and(|entries| entries > ENTRIES_MAX as u64) {
        return Err(InventoryError::TooManyEntries { name });
    }
    ZipArchive::new(reader)
        .map_err(|error| InventoryError::Damaged { name, reason: reason(&error) })
}

fn entry<R: Read + Seek>(
    file: &ZipFile<'_, R>,
    index: usize,
    collected: &mut Collected,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
) -> Result<(), InventoryError> {
    let name = name(file.name_raw());
    if file.is_dir() {
        return Ok(());
    }
    if file.is_symlink() {
        run.problem("entry-link", &name);
        return Ok(());
    }
    if file.encrypted() {
        run.problem("entry-encrypted", &name);
        return Ok(());
    }
    if meter.spend(file.size()).is_err() {
        meter.verdict(&run.name)?;
    }
    let modified = file.last_modified().and_then(day);
    collected.file(&Found { index, name: &name, bytes: file.size(), modified }, run);
    Ok(())
}

/// How many entries the archive says that it holds, before any of them is read.
fn declared_entries(reader: &mut dyn ReadSeek) -> io::Result<Option<u64>> {
    let length = reader.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(END_BYTES + COMMENT_BYTES_MAX);
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader.take(END_BYTES + COMMENT_BYTES_MAX).read_to_end(&mut tail)?;
    reader.rewind()?;
    let Some(at) = tail.windows(4).rposition(|window| window == b"PK\x05\x06") else {
        return Ok(None);
    };
    let short = tail
        .get(at + 10..at + 12)
        .and_then(|bytes| Some(u16::from_le_bytes(bytes.try_into().ok()?)));
    if short != Some(u16::MAX) {
        return Ok(short.map(u64::from));
    }
    // ZIP64: a locator before the end says where the record with the real number stands.
    let locator = at.checked_sub(20).and_then(|at| tail.get(at..at + 20));
    let offset = locator
        .filter(|locator| locator.starts_with(b"PK\x06\x07"))
        .and_then(|locator| Some(u64::from_le_bytes(locator.get(8..16)?.try_into().ok()?)));
    let Some(offset) = offset else { return Ok(short.map(u64::from)) };
    reader.seek(SeekFrom::Start(offset))?;
    let mut record = Vec::new();
    reader.take(56).read_to_end(&mut record)?;
    reader.rewind()?;
    let number = record.get(32..40).and_then(|bytes| bytes.try_into().ok());
    Ok(number.map(u64::from_le_bytes))
}

/// A name in UTF-8, or as Windows writes Cyrillic names (code page 866).
fn name(raw: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(raw) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) => Cow::Owned(raw.iter().map(|byte| from_866(*byte)).collect()),
    }
}

fn from_866(byte: u8) -> char {
    let cyrillic = |start: u32, from: u8| char::from_u32(start + u32::from(byte - from));
    let found = match byte {
        0..=0x7f => Some(char::from(byte)),
        0x80..=0xaf => cyrillic(0x410, 0x80),
        0xe0..=0xef => cyrillic(0x440, 0xe0),
        0xf0 => Some('Ё'),
        0xf1 => Some('ё'),
        0xfc => Some('№'),
        _ => None,
    };
    found.unwrap_or('_')
}

fn day(time: DateTime) -> Option<Date> {
    let (year, month) = (i16::try_from(time.year()).ok()?, i8::try_from(time.month()).ok()?);
    Date::new(year, month, i8::try_from(time.day()).ok()?).ok()
}

fn reason(error: &ZipError) -> Text {
    if let ZipError::Io(error) = error {
        return message::reason(error);
    }
    message::text("reason-other", &[("text", message::shown(&error.to_string()).into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_windows_wrote_in_cyrillic_is_read() {
        assert_eq!(name("қазақша.py".as_bytes()), "қазақша.py");
        assert_eq!(name(&[0x8f, 0xe0, 0xa8, 0xa2, 0xa5, 0xe2, b'.', b'c', b's']), "Привет.cs");
        assert_eq!(name(&[0xff, b'a']), "_a");
    }
}
