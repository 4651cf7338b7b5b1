//! What is checked of a foreign file before it is read as a workbook.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::problem::WorkbookError;

/// The largest workbook file that is read, in bytes.
pub const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The largest size of a workbook when it is unpacked, in bytes.
pub const UNPACKED_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// The most parts of a workbook.
const PARTS_MAX: usize = 1_000;
/// How many times larger than packed a part may be once it is larger than [`FREE_BYTES`].
const RATIO_MAX: u64 = 250;
/// Up to this size the ratio does not matter.
const FREE_BYTES: u64 = 4 * 1024 * 1024;
/// How old `.xls` files and encrypted `.xlsx` files begin.
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Refuses what is too large, too many, or would unpack to too much. What the file says of its own
/// sizes is not believed: every part is unpacked once, piece by piece, and counted.
pub(super) fn check(bytes: &[u8]) -> Result<(), WorkbookError> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(WorkbookError::TooLarge { max: FILE_BYTES_MAX, found: bytes.len() });
    }
    if bytes.starts_with(&COMPOUND_FILE) {
        return Err(WorkbookError::OldOrEncrypted);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > PARTS_MAX {
        return Err(WorkbookError::TooManyParts { max: PARTS_MAX, found: archive.len() });
    }
    let mut total = 0;
    for index in 0..archive.len() {
        total += part(&mut archive, index, UNPACKED_BYTES_MAX - total)?;
    }
    Ok(())
}

/// The size of a part, which may be at most what is left.
fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: u64,
) -> Result<u64, WorkbookError> {
    let mut part = archive.by_index(index).map_err(broken)?;
    let entry = part.name().map_or_else(|_| format!("#{index}"), |name| name.into_owned());
    let packed = part.compressed_size().max(1);
    let bomb = || WorkbookError::Bomb { max: UNPACKED_BYTES_MAX, entry: entry.clone() };
    let mut size = 0_u64;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = part.read(&mut buffer).map_err(broken)?;
        if read == 0 {
            return Ok(size);
        }
        size += u64::try_from(read).unwrap_or(u64::MAX);
        let unlikely = size > FREE_BYTES && size / packed > RATIO_MAX;
        if size > left || unlikely {
            return Err(bomb());
        }
    }
}

fn broken(error: impl std::fmt::Display) -> WorkbookError {
    WorkbookError::Broken { reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&vec![b'0'; *size]).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_bomb_is_refused_while_it_is_counted() {
        let bomb = archive(&[("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", 64 << 20)]);
        assert!(bomb.len() < 128 << 10, "{}", bomb.len());
        let Err(WorkbookError::Bomb { entry, .. }) = check(&bomb) else { panic!("not refused") };
        assert_eq!(entry, "xl/worksheets/sheet1.xml");
    }

    #[test]
    fn too_many_parts_are_refused() {
        let names: Vec<String> = (0..=PARTS_MAX).map(|at| format!("part{at}")).collect();
        let parts: Vec<(&str, usize)> = names.iter().map(|name| (name.as_str(), 1)).collect();
        let found = check(&archive(&parts));
        assert_eq!(found, Err(WorkbookError::TooManyParts { max: 1_000, found: 1_001 }));
    }

    #[test]
    fn an_old_or_encrypted_file_is_named_as_such() {
        let mut file = COMPOUND_FILE.to_vec();
        file.extend([0; 600]);
        assert_eq!(check(&file), Err(WorkbookError::OldOrEncrypted));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_unread() {
        let file = vec![0; FILE_BYTES_MAX + 1];
        assert!(matches!(check(&file), Err(WorkbookError::TooLarge { .. })));
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            prop_assert!(check(&bytes).is_err());
        }
    }
}
