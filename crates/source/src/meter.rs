//! Counts what is unpacked, and stops at the limits: no archive may fill memory, disk or time.

use std::{
    cell::Cell,
    io::{self, Read},
};

use crate::{InventoryError, Watch};

/// The most bytes that a folder or an unpacked archive may hold.
pub const UNPACKED_BYTES_MAX: u64 = 16 * 1024 * 1024 * 1024;
/// How many times its own size an archive may unpack to. Source code shrinks to a tenth, and long
/// repetition to a thousandth.
pub const COMPRESSION_RATIO_MAX: u64 = 200;
/// What any archive may unpack to, however small it is.
pub const RATIO_FREE_BYTES: u64 = 16 * 1024 * 1024;

/// Counts the bytes of one pass.
#[derive(Debug)]
pub(crate) struct Meter<'w> {
    watch: Watch<'w>,
    left: Cell<u64>,
    limit: Stop,
    stopped: Cell<Option<Stop>>,
}

/// Why a pass stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stop {
    Cancelled,
    TooManyBytes,
    Bomb,
}

/// A reader whose bytes are counted.
pub(crate) struct Metered<'m, R> {
    inner: R,
    meter: &'m Meter<'m>,
}

impl<'w> Meter<'w> {
    /// For a folder.
    pub(crate) fn of_folder(watch: Watch<'w>) -> Meter<'w> {
        let (left, stopped) = (Cell::new(UNPACKED_BYTES_MAX), Cell::new(None));
        Meter { watch, left, limit: Stop::TooManyBytes, stopped }
    }

    /// For an archive of this size.
    pub(crate) fn of_archive(watch: Watch<'w>, packed_bytes: u64) -> Meter<'w> {
        let by_ratio =
            packed_bytes.saturating_mul(COMPRESSION_RATIO_MAX).saturating_add(RATIO_FREE_BYTES);
        let limit = if by_ratio < UNPACKED_BYTES_MAX { Stop::Bomb } else { Stop::TooManyBytes };
        let left = Cell::new(by_ratio.min(UNPACKED_BYTES_MAX));
        Meter { watch, left, limit, stopped: Cell::new(None) }
    }

    /// Counts bytes that are read or declared.
    ///
    /// # Errors
    /// A limit, or the caller's wish to stop.
    pub(crate) fn spend(&self, bytes: u64) -> io::Result<()> {
        if self.watch.is_cancelled() {
            return self.stop(Stop::Cancelled);
        }
        match self.left.get().checked_sub(bytes) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => self.stop(self.limit),
        }
    }

    /// The error that stopped the pass, if one did.
    pub(crate) fn verdict(&self, name: &str) -> Result<(), InventoryError> {
        let name = name.to_owned();
        match self.stopped.get() {
            None => Ok(()),
            Some(Stop::Cancelled) => Err(InventoryError::Cancelled),
            Some(Stop::TooManyBytes) => Err(InventoryError::TooManyBytes { name }),
            Some(Stop::Bomb) => Err(InventoryError::Bomb { name }),
        }
    }

    pub(crate) const fn reader<'m, R: Read>(&'m self, inner: R) -> Metered<'m, R>
    where
        'w: 'm,
    {
        Metered { inner, meter: self }
    }

    fn stop(&self, stop: Stop) -> io::Result<()> {
        self.stopped.set(Some(stop));
        Err(io::Error::other("the run was stopped"))
    }
}

impl<R: Read> Read for Metered<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.spend(u64::try_from(read).unwrap_or(u64::MAX))?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;

    #[test]
    fn an_archive_may_unpack_to_so_many_times_its_size_and_no_further() {
        let meter = Meter::of_archive(Watch::none(), 10);
        assert!(meter.spend(RATIO_FREE_BYTES + 10 * COMPRESSION_RATIO_MAX).is_ok());
        assert!(meter.spend(1).is_err());
        assert_eq!(meter.verdict("a"), Err(InventoryError::Bomb { name: "a".into() }));
    }

    #[test]
    fn a_large_archive_is_bounded_by_what_it_unpacks_to() {
        let meter = Meter::of_archive(Watch::none(), UNPACKED_BYTES_MAX);
        assert!(meter.spend(UNPACKED_BYTES_MAX + 1).is_err());
        assert_eq!(meter.verdict("a"), Err(InventoryError::TooManyBytes { name: "a".into() }));
    }

    #[test]
    fn a_cancelled_run_reads_no_further() {
        let cancelled = AtomicBool::new(true);
        let meter = Meter::of_folder(Watch::new(&|_| (), &cancelled));
        let mut bytes = Vec::new();
        assert!(meter.reader(&b"abc"[..]).read_to_end(&mut bytes).is_err());
        assert_eq!(meter.verdict("a"), Err(InventoryError::Cancelled));
    }
}
