//! The kinds of archive that are read, told by their first bytes, not by their names.

use std::io::{self, Read, SeekFrom};

use super::ReadSeek;

/// A kind of archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ArchiveKind {
    /// ZIP.
    Zip,
    /// TAR.
    Tar,
    /// TAR in GZIP.
    TarGz,
}

const TAR_BLOCK: usize = 512;

/// The kind of an archive; none where it is of no kind that is read.
pub(crate) fn sniff(reader: &mut dyn ReadSeek) -> io::Result<Option<ArchiveKind>> {
    reader.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    reader.take(TAR_BLOCK as u64).read_to_end(&mut head)?;
    Ok(match head.as_slice() {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(ArchiveKind::Zip),
        [0x1f, 0x8b, ..] => Some(ArchiveKind::TarGz),
        block if is_tar(block) => Some(ArchiveKind::Tar),
        _ => None,
    })
}

/// Whether a name is that of an archive: such a file inside the source is told, not unpacked.
pub(crate) fn is_archive_name(name: &str) -> bool {
    const ENDS: [&str; 17] = [
        ".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".jar", ".war",
        ".ear", ".whl", ".egg", ".nupkg", ".phar", ".apk",
    ];
    let lower = name.to_lowercase();
    ENDS.iter().any(|end| lower.ends_with(end))
}

/// Whether a block is the header of a TAR entry: its checksum is right.
fn is_tar(block: &[u8]) -> bool {
    let Some(block) = block.first_chunk::<TAR_BLOCK>() else { return false };
    let field = &block[148..156];
    let digits: String =
        field.iter().map(|byte| char::from(*byte)).filter(char::is_ascii_digit).collect();
    let sum =
        |(at, byte): (usize, &u8)| u32::from(if (148..156).contains(&at) { b' ' } else { *byte });
    let found: u32 = block.iter().enumerate().map(sum).sum();
    u32::from_str_radix(&digits, 8) == Ok(found)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    #[test]
    fn an_archive_is_known_by_its_first_bytes() {
        let mut tar = ::tar::Builder::new(Vec::new());
        let mut header = ::tar::Header::new_gnu();
        header.set_size(0);
        tar.append_data(&mut header, "a.rs", &b""[..]).unwrap();
        let tar = tar.into_inner().unwrap();
        let rows: [(&[u8], Option<ArchiveKind>); 6] = [
            (b"PK\x03\x04...", Some(ArchiveKind::Zip)),
            (b"PK\x05\x06", Some(ArchiveKind::Zip)),
            (b"\x1f\x8b\x08", Some(ArchiveKind::TarGz)),
            (&tar, Some(ArchiveKind::Tar)),
            (b"7z\xbc\xaf", None),
            (b"", None),
        ];
        for (bytes, expected) in rows {
            assert_eq!(sniff(&mut Cursor::new(bytes)).unwrap(), expected);
        }
        assert_eq!(sniff(&mut Cursor::new(&[0_u8; 1024][..])).unwrap(), None);
    }
}
