//! Where a vulnerability is, and how data reaches it (M 10.5: «бағыты (файлға жол)»).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Purl, SourcePath};

/// The longest web address that is kept.
const ADDRESS_BYTES_MAX: usize = 2000;
/// How many web addresses a finding keeps.
const ADDRESSES_MAX: usize = 32;

/// The route of a finding: its place, and the steps by which data comes there.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Route {
    /// The place; unknown where a tool gave none, or one that was refused.
    pub place: Option<Place>,
    /// Other places that belong to it: all of them are to be corrected.
    pub others: Vec<Place>,
    /// The function or module that holds the place; may be empty.
    pub within: String,
    /// The flow of data, from its source to the place (M 11.2).
    pub steps: Vec<Step>,
}

/// A place: in a file, on the network, or a component.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In a file of the source.
    File(FilePlace),
    /// On a host, a port or a page.
    Address(Address),
    /// A library or another component.
    Component(Purl),
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FilePlace {
    /// The file.
    pub path: SourcePath,
    /// The lines; `None` is the whole file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A stretch of lines; lines and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first line.
    pub line: u32,
    /// The column in the first line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The last line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_line: Option<u32>,
    /// The column after the last character.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_column: Option<u32>,
}

/// A place on the network.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Address {
    /// The host: a name or an address.
    pub host: String,
    /// The port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The whole address of a page, where the place is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A step of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Where; unknown where the tool's place was refused.
    pub place: Option<FilePlace>,
    /// What happens there.
    pub note: String,
}

impl Span {
    /// A single line.
    pub const fn line(line: u32) -> Span {
        Span { line, column: None, end_line: None, end_column: None }
    }
}

impl Address {
    /// A host with or without a port.
    pub fn host(host: impl Into<String>, port: Option<u16>) -> Address {
        Address { host: host.into(), port, url: None }
    }

    /// The address of a page: `https://host:8443/login`; `tcp://` and `udp://` name a mere port.
    pub fn from_url(url: &str) -> Option<Address> {
        let (scheme, rest) = url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let authority = authority.rsplit('@').next().unwrap_or_default();
        let (host, port) = split_port(authority)?;
        if host.is_empty() {
            return None;
        }
        let page = match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" | "ws" | "wss" | "ftp" => Some(url.to_owned()),
            "tcp" | "udp" | "host" => None,
            _ => return None,
        };
        Some(Address { host: host.to_owned(), port, url: page })
    }

    /// The address as an absolute URI.
    pub fn to_url(&self) -> String {
        match (&self.url, self.port) {
            (Some(url), _) => url.clone(),
            (None, Some(_)) => format!("tcp://{self}"),
            (None, None) => format!("host://{self}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::File(file) => file.fmt(out),
            Place::Address(address) => address.fmt(out),
            Place::Component(purl) => purl.fmt(out),
        }
    }
}

impl fmt::Display for FilePlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.path.fmt(out)?;
        self.span.map_or(Ok(()), |span| write!(out, ":{span}"))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.line)?;
        self.column.map_or(Ok(()), |column| write!(out, ":{column}"))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.url, self.port) {
            (Some(url), _) => out.write_str(url),
            (None, Some(port)) if self.host.contains(':') => write!(out, "[{}]:{port}", self.host),
            (None, Some(port)) => write!(out, "{}:{port}", self.host),
            (None, None) if self.host.contains(':') => write!(out, "[{}]", self.host),
            (None, None) => out.write_str(&self.host),
        }
    }
}

/// Only addresses that a browser may open, and not too many.
pub(crate) fn web_addresses(mut addresses: Vec<String>) -> Vec<String> {
    addresses.retain(|address| {
        let web = address.starts_with("https://") || address.starts_with("http://");
        let short = address.len() <= ADDRESS_BYTES_MAX;
        web && short && !address.contains(crate::clean::is_unwanted_in_line)
    });
    addresses.truncate(ADDRESSES_MAX);
    addresses
}

/// Host and port of `host:443`, `[::1]:443` or `host`.
fn split_port(authority: &str) -> Option<(&str, Option<u16>)> {
    if let Some(rest) = authority.strip_prefix('[') {
        let (host, rest) = rest.split_once(']')?;
        let port = rest.strip_prefix(':').filter(|port| !port.is_empty());
        return Some((host, port.map(str::parse).transpose().ok()?));
    }
    match authority.split_once(':') {
        Some((host, "")) => Some((host, None)),
        Some((host, port)) => Some((host, Some(port.parse().ok()?))),
        None => Some((authority, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_its_url_and_shown_as_people_write_it() {
        for (url, host, port, shown) in [
            ("https://a.kz/login?x=1", "a.kz", None, "https://a.kz/login?x=1"),
            ("http://u:p@a.kz:8080/", "a.kz", Some(8080), "http://u:p@a.kz:8080/"),
            ("tcp://10.0.0.1:443", "10.0.0.1", Some(443), "10.0.0.1:443"),
            ("tcp://[fe80::1]:22", "fe80::1", Some(22), "[fe80::1]:22"),
            ("host://db.local", "db.local", None, "db.local"),
        ] {
            let address = Address::from_url(url).unwrap();
            assert_eq!((address.host.as_str(), address.port), (host, port), "{url}");
            assert_eq!(address.to_string(), shown);
            assert_eq!(Address::from_url(&address.to_url()), Some(address));
        }
        for url in ["", "https://", "ldap://a.kz", "tcp://a:b", "tcp://a:99999", "a.kz"] {
            assert_eq!(Address::from_url(url), None, "{url}");
        }
    }
}
