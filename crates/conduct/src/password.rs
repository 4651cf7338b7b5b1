//! Passwords: argon2id, and what a password must be.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// Characters that a password must have at least (OWASP ASVS 2.1.1).
pub const PASSWORD_CHARS_MIN: usize = 12;
/// Characters that a password may have at most (OWASP ASVS 2.1.2).
pub const PASSWORD_CHARS_MAX: usize = 128;
/// Memory of one argon2id hash, in KiB (OWASP: 19 MiB, two passes, one lane).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Passwords so common that their length does not help.
const COMMON: [&str; 12] = [
    "password1234",
    "123456789012",
    "qwertyuiop12",
    "adminadmin12",
    "passwordpassword",
    "qwerty123456",
    "111111111111",
    "000000000000",
    "123123123123",
    "administrator",
    "abcdefghijkl",
    "qwertyqwerty",
];

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Shorter than [`PASSWORD_CHARS_MIN`].
    #[error("a password has at least {PASSWORD_CHARS_MIN} characters")]
    TooShort,
    /// Longer than [`PASSWORD_CHARS_MAX`].
    #[error("a password has at most {PASSWORD_CHARS_MAX} characters")]
    TooLong,
    /// One that everybody tries first, or the login itself.
    #[error("this password is too easy to guess")]
    Common,
    /// The hashing itself failed.
    #[error("the password could not be hashed")]
    Hashing,
}

/// Checks what a person chose as the password of `login`.
///
/// # Errors
/// Too short, too long, or too easy to guess.
pub fn check(login: &str, password: &str) -> Result<(), PasswordError> {
    let chars = password.chars().count();
    if chars < PASSWORD_CHARS_MIN {
        return Err(PasswordError::TooShort);
    }
    if chars > PASSWORD_CHARS_MAX {
        return Err(PasswordError::TooLong);
    }
    let folded = password.to_lowercase();
    let login = login.to_lowercase();
    let is_guessable = COMMON.contains(&folded.as_str())
        || (login.chars().count() >= 4 && folded.contains(&login))
        || folded.chars().all(|c| folded.starts_with(c));
    if is_guessable { Err(PasswordError::Common) } else { Ok(()) }
}

/// Hashes a password for keeping.
///
/// # Errors
/// The system gave no randomness.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    hasher()
        .and_then(|hasher| hasher.hash_password(password.as_bytes()).ok().map(|h| h.to_string()))
        .ok_or(PasswordError::Hashing)
}

/// Whether the password is the one that was hashed; an unreadable hash fits nothing.
pub fn fits(password: &str, hash: &str) -> bool {
    let (Ok(hash), Some(hasher)) = (PasswordHash::new(hash), hasher()) else { return false };
    hasher.verify_password(password.as_bytes(), &hash).is_ok()
}

fn hasher() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_and_no_other() {
        let kept = hash("жақсы құпиясөз 7").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(fits("жақсы құпиясөз 7", &kept));
        assert!(!fits("жақсы құпиясөз 8", &kept));
        assert!(!fits("жақсы құпиясөз 7", "not a hash"));
    }

    #[test]
    fn a_weak_password_is_refused_with_the_reason() {
        let rows = [
            ("short", Err(PasswordError::TooShort)),
            ("aaaaaaaaaaaaaa", Err(PasswordError::Common)),
            ("Password1234", Err(PasswordError::Common)),
            ("registrar-2026!", Err(PasswordError::Common)),
            ("тау бұлақ суы мөлдір", Ok(())),
        ];
        for (password, expected) in rows {
            assert_eq!(check("registrar", password), expected, "{password}");
        }
        assert_eq!(check("a", &"я9".repeat(70)), Err(PasswordError::TooLong));
    }
}
