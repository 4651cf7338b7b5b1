//! A component of the object: a library, a platform, a container (RA 2 table 5.12, M 11.4).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest package URL.
const PURL_CHARS_MAX: usize = 1000;

/// A component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// What it is.
    pub kind: ComponentKind,
    /// The group or namespace; may be empty.
    pub group: String,
    /// The name.
    pub name: String,
    /// The version; may be empty.
    pub version: String,
    /// The package URL.
    pub purl: Option<Purl>,
    /// The licences.
    pub licences: Vec<Licence>,
    /// Hashes of its file.
    pub hashes: Vec<Hash>,
}

/// What a component is, in CycloneDX's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComponentKind {
    /// A program.
    Application,
    /// A framework.
    Framework,
    /// A library; also what a report does not name otherwise.
    Library,
    /// A container.
    Container,
    /// A platform, as a run-time environment.
    Platform,
    /// An operating system.
    OperatingSystem,
    /// A device.
    Device,
    /// A driver of a device.
    DeviceDriver,
    /// Firmware.
    Firmware,
    /// A file.
    File,
    /// A model of machine learning.
    MachineLearningModel,
    /// Data.
    Data,
    /// A cryptographic asset.
    CryptographicAsset,
}

/// A licence of a component.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Licence {
    /// An identifier of the SPDX list, as a report gave it.
    Id(String),
    /// A name.
    Name(String),
    /// An SPDX expression.
    Expression(String),
}

/// A hash of a component's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hash {
    /// The algorithm.
    pub algorithm: HashAlgorithm,
    /// The value in lower-case hexadecimal figures.
    pub value: String,
}

/// An algorithm of hashes, of those that CycloneDX names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum HashAlgorithm {
    Md5,
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    Sha3_256,
    Sha3_384,
    Sha3_512,
    Blake2b256,
    Blake2b384,
    Blake2b512,
    Blake3,
}

/// A package URL: `pkg:npm/%40angular/core@12.3.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Purl(String);

/// A text that is no package URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no package URL: expected for example pkg:npm/left-pad@1.3.0")]
pub struct PurlError(String);

impl Component {
    /// Group, name and version on one line.
    pub fn label(&self) -> String {
        let group = if self.group.is_empty() { String::new() } else { format!("{}/", self.group) };
        let version =
            if self.version.is_empty() { String::new() } else { format!("@{}", self.version) };
        format!("{group}{}{version}", self.name)
    }
}

impl ComponentKind {
    /// All kinds.
    pub const ALL: [ComponentKind; 13] = [
        ComponentKind::Application,
        ComponentKind::Framework,
        ComponentKind::Library,
        ComponentKind::Container,
        ComponentKind::Platform,
        ComponentKind::OperatingSystem,
        ComponentKind::Device,
        ComponentKind::DeviceDriver,
        ComponentKind::Firmware,
        ComponentKind::File,
        ComponentKind::MachineLearningModel,
        ComponentKind::Data,
        ComponentKind::CryptographicAsset,
    ];

    /// CycloneDX's word.
    pub const fn code(self) -> &'static str {
        match self {
            ComponentKind::Application => "application",
            ComponentKind::Framework => "framework",
            ComponentKind::Library => "library",
            ComponentKind::Container => "container",
            ComponentKind::Platform => "platform",
            ComponentKind::OperatingSystem => "operating-system",
            ComponentKind::Device => "device",
            ComponentKind::DeviceDriver => "device-driver",
            ComponentKind::Firmware => "firmware",
            ComponentKind::File => "file",
            ComponentKind::MachineLearningModel => "machine-learning-model",
            ComponentKind::Data => "data",
            ComponentKind::CryptographicAsset => "cryptographic-asset",
        }
    }

    /// The kind of a CycloneDX word.
    pub fn from_code(code: &str) -> Option<ComponentKind> {
        ComponentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Licence {
    /// The licence as a reader sees it.
    pub fn as_str(&self) -> &str {
        match self {
            Licence::Id(text) | Licence::Name(text) | Licence::Expression(text) => text,
        }
    }
}

impl Hash {
    /// A hash of good form: hexadecimal figures, as many as the algorithm has.
    pub fn parse(algorithm: &str, value: &str) -> Option<Hash> {
        let algorithm = HashAlgorithm::from_code(algorithm)?;
        let value = value.to_ascii_lowercase();
        let good =
            value.len() == algorithm.figures() && value.bytes().all(|b| b.is_ascii_hexdigit());
        good.then_some(Hash { algorithm, value })
    }
}

impl HashAlgorithm {
    /// All algorithms.
    pub const ALL: [HashAlgorithm; 12] = [
        HashAlgorithm::Md5,
        HashAlgorithm::Sha1,
        HashAlgorithm::Sha256,
        HashAlgorithm::Sha384,
        HashAlgorithm::Sha512,
        HashAlgorithm::Sha3_256,
        HashAlgorithm::Sha3_384,
        HashAlgorithm::Sha3_512,
        HashAlgorithm::Blake2b256,
        HashAlgorithm::Blake2b384,
        HashAlgorithm::Blake2b512,
        HashAlgorithm::Blake3,
    ];

    /// CycloneDX's word.
    pub const fn code(self) -> &'static str {
        match self {
            HashAlgorithm::Md5 => "MD5",
            HashAlgorithm::Sha1 => "SHA-1",
            HashAlgorithm::Sha256 => "SHA-256",
            HashAlgorithm::Sha384 => "SHA-384",
            HashAlgorithm::Sha512 => "SHA-512",
            HashAlgorithm::Sha3_256 => "SHA3-256",
            HashAlgorithm::Sha3_384 => "SHA3-384",
            HashAlgorithm::Sha3_512 => "SHA3-512",
            HashAlgorithm::Blake2b256 => "BLAKE2b-256",
            HashAlgorithm::Blake2b384 => "BLAKE2b-384",
            HashAlgorithm::Blake2b512 => "BLAKE2b-512",
            HashAlgorithm::Blake3 => "BLAKE3",
        }
    }

    /// The algorithm of a CycloneDX word.
    pub fn from_code(code: &str) -> Option<HashAlgorithm> {
        HashAlgorithm::ALL.into_iter().find(|algorithm| algorithm.code().eq_ignore_ascii_case(code))
    }

    const fn figures(self) -> usize {
        match self {
            HashAlgorithm::Md5 => 32,
            HashAlgorithm::Sha1 => 40,
            HashAlgorithm::Sha256
            | HashAlgorithm::Sha3_256
            | HashAlgorithm::Blake2b256
            | HashAlgorithm::Blake3 => 64,
            HashAlgorithm::Sha384 | HashAlgorithm::Sha3_384 | HashAlgorithm::Blake2b384 => 96,
            HashAlgorithm::Sha512 | HashAlgorithm::Sha3_512 | HashAlgorithm::Blake2b512 => 128,
        }
    }
}

impl Purl {
    /// The package URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL of a component that has none of its own: `pkg:generic/group/name@version`.
    pub fn generic(group: &str, name: &str, version: &str) -> Option<Purl> {
        let group = if group.is_empty() { String::new() } else { format!("{}/", escaped(group)) };
        let version =
            if version.is_empty() { String::new() } else { format!("@{}", escaped(version)) };
        format!("pkg:generic/{group}{}{version}", escaped(name)).parse().ok()
    }
}

impl FromStr for Purl {
    type Err = PurlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || PurlError(text.chars().take(80).collect());
        let (kind, name) = text
            .strip_prefix("pkg:")
            .and_then(|rest| rest.trim_start_matches('/').split_once('/'))
            .ok_or_else(wrong)?;
        let kind_good = kind.starts_with(|c: char| c.is_ascii_alphabetic())
            && kind.bytes().all(|b| b.is_ascii_alphanumeric() || b".+-".contains(&b));
        // A scope that was not encoded (`pkg:npm/@angular/core`) is common and is taken.
        let name_good = name.bytes().all(|b| b.is_ascii_graphic())
            && !name.trim_matches(['/', '@', '?', '#']).is_empty();
        let length_good = text.len() <= PURL_CHARS_MAX;
        if kind_good && name_good && length_good {
            return Ok(Purl(text.to_owned()));
        }
        Err(wrong())
    }
}

impl fmt::Display for Purl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for Purl {
    type Error = PurlError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Purl> for String {
    fn from(purl: Purl) -> Self {
        purl.0
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_url_is_checked_in_form() {
        for (text, good) in [
            ("pkg:npm/left-pad@1.3.0", true),
            ("pkg:npm/%40angular/core@12.3.1", true),
            ("pkg:npm/@angular/core@12.3.1", true),
            ("pkg:maven/org.apache/log4j@2.14.1?type=jar#a", true),
            ("pkg:deb/debian/libc6@2.36", true),
            ("pkg:npm", false),
            ("pkg:npm/", false),
            ("pkg:npm/@1.0", true),
            ("pkg:1/x", false),
            ("npm/left-pad", false),
            ("pkg:npm/a b", false),
            ("pkg:npm/a\u{0}", false),
        ] {
            assert_eq!(text.parse::<Purl>().is_ok(), good, "{text}");
        }
        let generic = Purl::generic("кк", "a b", "1").unwrap();
        assert_eq!(generic.as_str(), "pkg:generic/%D0%BA%D0%BA/a%20b@1");
    }

    #[test]
    fn a_hash_has_the_length_of_its_algorithm() {
        assert!(Hash::parse("SHA-256", &"A1".repeat(32)).is_some());
        assert!(Hash::parse("sha-1", &"a1".repeat(20)).is_some());
        assert!(Hash::parse("SHA-256", "a1").is_none());
        assert!(Hash::parse("SHA-256", &"zz".repeat(32)).is_none());
        assert!(Hash::parse("CRC", "a1").is_none());
        for algorithm in HashAlgorithm::ALL {
            assert_eq!(HashAlgorithm::from_code(algorithm.code()), Some(algorithm));
        }
    }
}
