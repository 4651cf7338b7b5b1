//! The built-in test signer: a stand-in for electronic digital signatures, marked as such.
//!
//! What it signs is real — a canonical manifest of the papers' hashes, ECDSA P-256 with SHA-256 —
//! but its key is this installation's own, so a signature of it binds nobody. Real signatures
//! take its place behind the same two functions.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use p256::{
    ecdsa::{
        Signature, SigningKey, VerifyingKey,
        signature::{Signer as _, Verifier as _},
    },
    pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What a person is about to sign: named things and their hashes, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What the signature is for, in one line.
    pub purpose: String,
    /// Each thing's name and the lower-case hex of its SHA-256.
    pub entries: Vec<(String, String)>,
}

/// A signature over a manifest, with who made it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureRecord {
    /// The account that signed.
    pub account: String,
    /// The signer's name.
    pub signer: String,
    /// The organisation for which they signed.
    pub organisation: String,
    /// When, in microseconds since 1970.
    pub at_us: i64,
    /// The exact bytes that were signed.
    pub manifest: String,
    /// The signature (ECDSA P-256, DER), base64.
    pub signature: String,
    /// The first 16 hex digits of the SHA-256 of the public key.
    pub key_id: String,
    /// Always true here: no certificate stands behind this signature.
    pub is_test: bool,
}

/// Why a signature cannot be made or does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The key file does not hold a P-256 key in PKCS#8.
    #[error("the test signer's key cannot be read: {0}")]
    Key(String),
    /// The manifest or the signature was changed, or another key signed it.
    #[error("the signature does not fit what it stands under")]
    DoesNotFit,
}

/// Signs and verifies with this installation's test key.
pub struct TestSigner {
    key: SigningKey,
}

impl Manifest {
    /// The canonical text: the purpose, then `hash  name` a line.
    pub fn canonical(&self) -> String {
        let mut text = format!("synaq-manifest-1\n{}\n", one_line(&self.purpose));
        for (name, hash) in &self.entries {
            let _ = writeln!(text, "{hash}  {}", one_line(name));
        }
        text
    }

    /// The SHA-256 of the canonical text, in hex.
    pub fn sha256(&self) -> String {
        hex::encode(Sha256::digest(self.canonical()))
    }
}

impl TestSigner {
    /// Makes a new key.
    pub fn generate() -> Self {
        use p256::elliptic_curve::Generate;
        TestSigner { key: SigningKey::generate() }
    }

    /// Reads a key from PKCS#8 PEM.
    ///
    /// # Errors
    /// A text that is no such key.
    pub fn from_pem(pem: &str) -> Result<Self, SignatureError> {
        let key = SigningKey::from_pkcs8_pem(pem)
            .map_err(|error| SignatureError::Key(error.to_string()))?;
        Ok(TestSigner { key })
    }

    /// The key as PKCS#8 PEM, for keeping.
    ///
    /// # Errors
    /// The key could not be encoded.
    pub fn to_pem(&self) -> Result<Zeroizing<String>, SignatureError> {
        self.key
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(|error| SignatureError::Key(error.to_string()))
    }

    /// The key's short name.
    pub fn key_id(&self) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        hex::encode(&Sha256::digest(point.as_bytes())[..8])
    }

    /// Signs a manifest for an account.
    pub fn sign(
        &self,
        manifest: &Manifest,
        account: &str,
        signer: &str,
        organisation: &str,
        at_us: i64,
    ) -> SignatureRecord {
        let manifest = manifest.canonical();
        let signature: Signature = self.key.sign(manifest.as_bytes());
        SignatureRecord {
            account: account.to_owned(),
            signer: signer.to_owned(),
            organisation: organisation.to_owned(),
            at_us,
            manifest,
            signature: STANDARD.encode(signature.to_der().as_bytes()),
            key_id: self.key_id(),
            is_test: true,
        }
    }

    /// Checks that a record's signature fits its manifest and this key.
    ///
    /// # Errors
    /// It does not.
    pub fn verify(&self, record: &SignatureRecord) -> Result<(), SignatureError> {
        let bytes = STANDARD.decode(&record.signature).map_err(|_| SignatureError::DoesNotFit)?;
        let signature = Signature::from_der(&bytes).map_err(|_| SignatureError::DoesNotFit)?;
        let key: VerifyingKey = *self.key.verifying_key();
        key.verify(record.manifest.as_bytes(), &signature).map_err(|_| SignatureError::DoesNotFit)
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        Manifest {
            purpose: "application".to_owned(),
            entries: vec![("a\nb".to_owned(), "00".repeat(32))],
        }
    }

    #[test]
    fn a_signature_holds_until_a_byte_changes() {
        let signer = TestSigner::generate();
        let record = signer.sign(&manifest(), "a-1", "А. Әлиева", "«Мысал» ЖШС", 1);
        assert_eq!(signer.verify(&record), Ok(()));
        let mut changed = record.clone();
        changed.manifest.push(' ');
        assert_eq!(signer.verify(&changed), Err(SignatureError::DoesNotFit));
        assert_eq!(TestSigner::generate().verify(&record), Err(SignatureError::DoesNotFit));
    }

    #[test]
    fn a_key_is_kept_and_read_back() {
        let signer = TestSigner::generate();
        let again = TestSigner::from_pem(&signer.to_pem().unwrap()).unwrap();
        assert_eq!(again.key_id(), signer.key_id());
        assert!(TestSigner::from_pem("nothing").is_err());
    }

    #[test]
    fn a_name_with_a_line_break_cannot_forge_an_entry() {
        assert_eq!(manifest().canonical().lines().count(), 3);
    }
}
