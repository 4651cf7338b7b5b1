//! A TAR archive, read as a stream. Long names are read here and not by the `tar` crate, so that
//! one entry cannot claim all memory for its name.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{self, Read},
};

use tar::{Archive, EntryType, Header};

use super::{
    Entry, Listing, Run, Visit, day,
    list::{Collected, Found},
};
use crate::{InventoryError, message, meter::Meter};

/// The longest extension header that is read: a name, a time and the like.
const EXTENSION_BYTES_MAX: u64 = 64 * 1024;

/// What stands before an entry about it.
#[derive(Debug, Default)]
struct Extension {
    name: Option<Vec<u8>>,
    size: Option<u64>,
    seconds: Option<i64>,
}

/// An entry with what stood before it.
struct Item<'e> {
    index: usize,
    header: &'e Header,
    extension: Extension,
    content: &'e mut dyn Read,
}

type Step<'s> = dyn FnMut(Item<'_>) -> Result<(), InventoryError> + 's;

pub(super) fn list(
    reader: &mut dyn Read,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
) -> Result<Listing, InventoryError> {
    let mut collected = Collected::default();
    let ending = each(reader, meter, &run.name.clone(), &mut |item| {
        collected.count(run)?;
        entry(&item, &mut collected, run);
        Ok(())
    })?;
    if let Err(error) = ending {
        let (name, reason) = (run.name.clone(), message::reason(&error));
        if collected.is_empty() {
            return Err(InventoryError::Damaged { name, reason });
        }
        run.problems.push(message::problem_with("archive-broken", name, &reason));
    }
    Ok(collected.listing())
}

pub(super) fn read_each(
    reader: &mut dyn Read,
    entries: &BTreeMap<usize, Entry>,
    run: &mut Run<'_>,
    meter: &Meter<'_>,
    visit: &mut Visit<'_>,
) -> Result<(), InventoryError> {
    // How the archive ends was told when it was listed.
    let _told = each(reader, meter, &run.name.clone(), &mut |item| {
        let Some(entry) = entries.get(&item.index) else { return Ok(()) };
        let outcome = visit(entry, item.content);
        run.visited(entry, outcome, meter)
    })?;
    Ok(())
}

/// Goes through the entries. The inner result says how the archive ends.
fn each(
    reader: &mut dyn Read,
    meter: &Meter<'_>,
    name: &str,
    step: &mut Step<'_>,
) -> Result<io::Result<()>, InventoryError> {
    let mut archive = Archive::new(reader);
    let mut extension = Extension::default();
    let entries = match archive.entries() {
        Ok(entries) => entries.raw(true),
        Err(error) => return Ok(Err(error)),
    };
    for (index, entry) in entries.enumerate() {
        let outcome = entry.and_then(|mut entry| {
            extended(entry.header().entry_type(), &mut entry, &mut extension)
                .map(|extends| (entry, extends))
        });
        // A limit that was met shows here as an error of reading.
        meter.verdict(name)?;
        let (mut entry, extends) = match outcome {
            Ok(outcome) => outcome,
            Err(error) => return Ok(Err(error)),
        };
        if extends {
            continue;
        }
        let (header, extension) = (entry.header().clone(), std::mem::take(&mut extension));
        if extension.size.is_some_and(|size| header.entry_size().ok() != Some(size)) {
            return Ok(Err(io::ErrorKind::InvalidData.into()));
        }
        step(Item { index, header: &header, extension, content: &mut entry })?;
    }
    meter.verdict(name)?;
    Ok(Ok(()))
}

/// Reads an entry that says something of the next one; false where it is an entry itself.
fn extended(kind: EntryType, content: &mut dyn Read, next: &mut Extension) -> io::Result<bool> {
    if kind.is_gnu_longname() {
        let name = bounded(content)?;
        next.name = Some(name.split(|byte| *byte == 0).next().unwrap_or_default().to_vec());
        return Ok(true);
    }
    if kind.is_pax_local_extensions() {
        pax(&bounded(content)?, next);
        return Ok(true);
    }
    Ok(kind.is_gnu_longlink() || kind.is_pax_global_extensions())
}

fn bounded(content: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    content.take(EXTENSION_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > EXTENSION_BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(bytes)
}

/// Reads records of the form `27 mtime=1700000000.123\n`.
fn pax(mut records: &[u8], next: &mut Extension) {
    while let Some(space) = records.iter().position(|byte| *byte == b' ') {
        let length = std::str::from_utf8(&records[..space]).ok().and_then(|n| n.parse().ok());
        let Some(record) = length.and_then(|length: usize| records.get(space + 1..length)) else {
            return;
        };
        let equals = record.iter().position(|byte| *byte == b'=').unwrap_or(record.len());
        let value = record.get(equals + 1..).unwrap_or_default();
        let value = value.strip_suffix(b"\n").unwrap_or(value);
        let number = || std::str::from_utf8(value).unwrap_or_default();
        match &record[..equals] {
            b"path" => next.name = Some(value.to_vec()),
            b"size" => next.size = number().parse().ok(),
            b"mtime" => next.seconds = number().split('.').next().and_then(|n| n.parse().ok()),
            _ => {}
        }
        records = &records[space + 1 + record.len()..];
    }
}

fn entry(item: &Item<'_>, collected: &mut Collected, run: &mut Run<'_>) {
    let raw = match &item.extension.name {
        Some(name) => Cow::Borrowed(name.as_slice()),
        None => item.header.path_bytes(),
    };
    let kind = item.header.entry_type();
    if kind.is_dir() {
        return;
    }
    let Ok(name) = std::str::from_utf8(&raw) else {
        return run.problem("entry-name-not-text", &String::from_utf8_lossy(&raw));
    };
    if kind.is_symlink() || kind.is_hard_link() {
        return run.problem("entry-link", name);
    }
    if !(kind.is_file() || kind.is_contiguous()) {
        return run.problem("entry-special", name);
    }
    // An old archive marks a folder by the stroke at its name's end alone.
    if name.ends_with('/') {
        return;
    }
    let seconds = item.extension.seconds.or_else(|| i64::try_from(item.header.mtime().ok()?).ok());
    let bytes = item.header.entry_size().unwrap_or_default();
    let modified = seconds.and_then(day);
    collected.file(&Found { index: item.index, name, bytes, modified }, run);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pax_records_name_and_date_the_next_entry() {
        let mut next = Extension::default();
        pax("23 path=қазақ/a.c\n22 mtime=1700000000.5\n12 size=512\n".as_bytes(), &mut next);
        assert_eq!(next.name.as_deref(), Some("қазақ/a.c".as_bytes()));
        assert_eq!((next.seconds, next.size), (Some(1_700_000_000), Some(512)));
    }

    #[test]
    fn broken_pax_records_are_left() {
        for records in ["", "x", "9999 path=a\n", "3 a", " path=a\n", "0 path=a\n", "2 path"] {
            let mut next = Extension::default();
            pax(records.as_bytes(), &mut next);
            assert_eq!(next.name, None, "{records}");
        }
    }
}
