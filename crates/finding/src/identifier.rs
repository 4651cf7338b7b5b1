//! Identifiers of weaknesses and vulnerabilities in the international bases (M 11.5, M 31.3).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The longest serial number of a CVE identifier.
const CVE_SERIAL_DIGITS_MAX: usize = 19;
/// How many identifiers are looked for in a text.
const FOUND_MAX: usize = 64;
/// GHSA writes its groups in these letters and figures.
const GHSA_ALPHABET: &str = "23456789cfghjmpqrvwx";

/// A weakness of the Common Weakness Enumeration: `CWE-79`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cwe(u32);

/// A vulnerability of the CVE list: `CVE-2021-44228`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cve(String);

/// A vulnerability of GitHub's advisory database: `GHSA-jfh8-c2jp-5v3q`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ghsa(String);

/// A text that is no identifier of the kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{found}' is no {kind} identifier: expected for example {example}")]
pub struct IdentifierError {
    /// What was found.
    pub found: String,
    /// The kind that was expected.
    pub kind: &'static str,
    /// One of good form.
    pub example: &'static str,
}

impl Cwe {
    /// The weakness of a number, 1–99999.
    pub fn new(number: u32) -> Option<Cwe> {
        (1..=99_999).contains(&number).then_some(Cwe(number))
    }

    /// The number.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// Every weakness that a free text names: `external/cwe/cwe-079`, `CWE-95: Eval`, `cwe_22`.
    pub fn all_in(text: &str) -> Vec<Cwe> {
        let mut found = Vec::new();
        for (start, _) in text.match_indices(['c', 'C']) {
            if found.len() >= FOUND_MAX {
                break;
            }
            let Some(head) = text.get(start..start + 3) else { continue };
            if !head.eq_ignore_ascii_case("cwe") {
                continue;
            }
            let rest = text[start + 3..].trim_start_matches(['-', '_', ':', ' ']);
            let digits: String = rest.chars().take_while(char::is_ascii_digit).take(6).collect();
            let cwe = digits.parse().ok().and_then(Cwe::new);
            found.extend(cwe.filter(|cwe| !found.contains(cwe)));
        }
        found
    }
}

impl Cve {
    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Every identifier that a free text names.
    pub fn all_in(text: &str) -> Vec<Cve> {
        all_in(text, "CVE-")
    }
}

impl Ghsa {
    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Every identifier that a free text names.
    pub fn all_in(text: &str) -> Vec<Ghsa> {
        all_in(text, "GHSA-")
    }
}

impl FromStr for Cwe {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let prefix = text.get(..4).filter(|head| head.eq_ignore_ascii_case("CWE-"));
        let digits = text.get(prefix.map_or(0, str::len)..).unwrap_or_default();
        let good = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let number = if good { digits.parse().ok() } else { None };
        number.and_then(Cwe::new).ok_or_else(|| wrong(text, "CWE", "CWE-79"))
    }
}

impl FromStr for Cve {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let upper = text.to_ascii_uppercase();
        if is_cve(&upper) { Ok(Cve(upper)) } else { Err(wrong(text, "CVE", "CVE-2021-44228")) }
    }
}

impl FromStr for Ghsa {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let lower = text.to_ascii_lowercase();
        let groups: Option<Vec<&str>> =
            lower.strip_prefix("ghsa-").map(|rest| rest.split('-').collect());
        let good =
            |group: &&str| group.len() == 4 && group.chars().all(|c| GHSA_ALPHABET.contains(c));
        match groups {
            Some(groups) if groups.len() == 3 && groups.iter().all(good) => {
                Ok(Ghsa(format!("GHSA-{}", groups.join("-"))))
            }
            _ => Err(wrong(text, "GHSA", "GHSA-jfh8-c2jp-5v3q")),
        }
    }
}

impl fmt::Display for Cwe {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "CWE-{}", self.0)
    }
}

impl fmt::Display for Cve {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Ghsa {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for Cwe {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for Cve {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl TryFrom<String> for Ghsa {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Cwe> for String {
    fn from(cwe: Cwe) -> Self {
        cwe.to_string()
    }
}

impl From<Cve> for String {
    fn from(cve: Cve) -> Self {
        cve.0
    }
}

impl From<Ghsa> for String {
    fn from(ghsa: Ghsa) -> Self {
        ghsa.0
    }
}

fn is_cve(upper: &str) -> bool {
    let Some((year, serial)) = upper.strip_prefix("CVE-").and_then(|rest| rest.split_once('-'))
    else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let year_good = year.len() == 4 && digits(year) && year >= "1999";
    year_good && (4..=CVE_SERIAL_DIGITS_MAX).contains(&serial.len()) && digits(serial)
}

fn wrong(found: &str, kind: &'static str, example: &'static str) -> IdentifierError {
    IdentifierError { found: found.chars().take(80).collect(), kind, example }
}

/// Identifiers in a free text: a word that begins with the prefix, cut at its last good group.
fn all_in<T: FromStr + PartialEq>(text: &str, prefix: &str) -> Vec<T> {
    let mut found = Vec::new();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    for word in words {
        if found.len() >= FOUND_MAX {
            break;
        }
        if !word.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) {
            continue;
        }
        let groups: Vec<&str> = word.split('-').collect();
        for length in [3, 4] {
            let candidate = groups.get(..length).and_then(|part| part.join("-").parse().ok());
            found.extend(candidate.filter(|id| !found.contains(id)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M 11.5: a vulnerability carries its identifier of the international base, checked in form.
    #[test]
    fn an_identifier_of_the_international_base_is_checked_in_form() {
        for (text, good) in [
            ("CVE-2021-44228", true),
            ("cve-1999-0001", true),
            ("CVE-2021-123", false),
            ("CVE-1998-0001", false),
            ("CVE-2021-4422x", false),
            ("2021-44228", false),
            ("CVE-2021-44228-log4j", false),
        ] {
            assert_eq!(text.parse::<Cve>().is_ok(), good, "{text}");
        }
        for (text, good) in [
            ("GHSA-jfh8-c2jp-5v3q", true),
            ("ghsa-JFH8-c2jp-5v3q", true),
            ("GHSA-jfh8-c2jp", false),
            ("GHSA-jfh1-c2jp-5v3q", false),
        ] {
            assert_eq!(text.parse::<Ghsa>().is_ok(), good, "{text}");
        }
        for (text, number) in
            [("CWE-79", Some(79)), ("079", Some(79)), ("CWE-0", None), ("x", None)]
        {
            assert_eq!(text.parse::<Cwe>().ok().map(Cwe::number), number, "{text}");
        }
    }

    #[test]
    fn identifiers_are_found_in_the_words_of_tools() {
        let cwe = |text| Cwe::all_in(text).into_iter().map(Cwe::number).collect::<Vec<_>>();
        assert_eq!(cwe("external/cwe/cwe-079"), [79]);
        assert_eq!(cwe("CWE-95: Eval; CWE_22, cwe:089, CWE-95"), [95, 22, 89]);
        assert_eq!(cwe("ёcwe"), Vec::<u32>::new());
        let cve = |text| Cve::all_in(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(cve("CVE-2021-44228-log4j-core"), ["CVE-2021-44228"]);
        assert_eq!(cve("see (cve-2014-0160)"), ["CVE-2014-0160"]);
        assert_eq!(Ghsa::all_in("x GHSA-jfh8-c2jp-5v3q y").len(), 1);
    }
}
