//! Random bytes from the system.

use rand::TryRng;
use rand::rngs::SysRng;

use crate::error::StoreError;

pub(crate) fn random_bytes<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    match SysRng.try_fill_bytes(&mut bytes) {
        Ok(()) => Ok(bytes),
        Err(error) => Err(StoreError::Unavailable {
            place: "the system's random numbers".to_owned(),
            detail: error.to_string(),
        }),
    }
}
