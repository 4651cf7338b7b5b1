//! Connection points: an address and port, or a URL.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

use super::{
    super::error::{Expected, Mismatch},
    address::port,
    bounded,
};

const HOST_CHARS_MAX: usize = 253;
const LABEL_CHARS_MAX: usize = 63;

/// The usual ports of the schemes that applicants name.
const PORTS: [(&str, u16); 14] = [
    ("http", 80),
    ("https", 443),
    ("ws", 80),
    ("wss", 443),
    ("ftp", 21),
    ("sftp", 22),
    ("ssh", 22),
    ("ldap", 389),
    ("ldaps", 636),
    ("amqp", 5672),
    ("amqps", 5671),
    ("mqtt", 1883),
    ("smtp", 25),
    ("rdp", 3389),
];

/// The host of a connection point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Host {
    /// By address.
    Ip(IpAddr),
    /// By name, in lower case.
    Name(String),
}

/// A connection point.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Endpoint {
    scheme: Option<String>,
    host: Host,
    port: Option<u16>,
    path: String,
}

/// Whether a connection point must tell its port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Ports {
    /// It must, by a number or by a scheme of a usual port.
    Required,
    /// It may.
    Optional,
}

impl Endpoint {
    /// The URL's scheme, in lower case.
    pub fn scheme(&self) -> Option<&str> {
        self.scheme.as_deref()
    }

    /// The host.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The port: as named, or the usual one of the scheme.
    pub fn port(&self) -> Option<u16> {
        let usual = || PORTS.iter().find(|(scheme, _)| self.scheme() == Some(*scheme));
        self.port.or_else(|| usual().map(|(_, port)| *port))
    }

    /// What follows the host and port.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for Host {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Host::Ip(address) => write!(out, "{address}"),
            Host::Name(name) => out.write_str(name),
        }
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(scheme) = &self.scheme {
            write!(out, "{scheme}://")?;
        }
        let bracketed = self.scheme.is_some() || self.port.is_some() || !self.path.is_empty();
        match &self.host {
            Host::Ip(IpAddr::V6(address)) if bracketed => write!(out, "[{address}]")?,
            Host::Ip(_) | Host::Name(_) => write!(out, "{}", self.host)?,
        }
        if let Some(port) = self.port {
            write!(out, ":{port}")?;
        }
        out.write_str(&self.path)
    }
}

/// Reads a list: `https://portal.example.kz, 10.0.0.1:8443, 10.0.0.1 порт 443`.
pub(in super::super) fn endpoints(text: &str, ports: Ports) -> Result<Vec<Endpoint>, Mismatch> {
    let mut endpoints = Vec::new();
    for piece in with_ports(text) {
        endpoints.push(endpoint(&piece, ports)?);
    }
    bounded(endpoints, expected(ports), text)
}

/// Whether the text can be the name of a host.
pub(super) fn is_host_name(text: &str) -> bool {
    let label = |label: &str| {
        let inside = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
        (1..=LABEL_CHARS_MAX).contains(&label.chars().count())
            && label.chars().all(inside)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A name of figures alone is an address gone wrong.
    let last = text.rsplit('.').next().unwrap_or_default();
    text.chars().count() <= HOST_CHARS_MAX
        && text.split('.').all(label)
        && !last.chars().all(|char| char.is_ascii_digit())
}

fn expected(ports: Ports) -> Expected {
    match ports {
        Ports::Required => Expected::PortEndpoint,
        Ports::Optional => Expected::Endpoint,
    }
}

/// The list's pieces; `порт 443` after a piece is its port.
fn with_ports(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut port_follows = false;
    let words = text.split(|char: char| char.is_whitespace() || matches!(char, ',' | ';'));
    for word in words.filter(|word| !word.is_empty()) {
        let said = word.trim_end_matches(':').to_lowercase();
        match pieces.last_mut() {
            Some(_) if matches!(said.as_str(), "порт" | "порты" | "port") => {
                port_follows = true
            }
            Some(piece) if port_follows => {
                piece.push(':');
                piece.push_str(word);
                port_follows = false;
            }
            Some(_) | None => pieces.push(word.to_owned()),
        }
    }
    pieces
}

fn endpoint(piece: &str, ports: Ports) -> Result<Endpoint, Mismatch> {
    let wrong = || Mismatch::new(expected(ports), piece);
    let (scheme, rest) = match piece.split_once("://") {
        Some((scheme, rest)) => (Some(scheme_of(scheme).ok_or_else(wrong)?), rest),
        None => (None, piece),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    if authority.contains('@') {
        let host = authority.rsplit('@').next().unwrap_or_default();
        return Err(Mismatch::new(Expected::NoCredentials, &format!("…@{host}")));
    }
    let (host, port) = host_and_port(authority, &wrong)?;
    let endpoint = Endpoint { scheme, host, port, path: path.to_owned() };
    if ports == Ports::Required && endpoint.port().is_none() {
        return Err(wrong());
    }
    Ok(endpoint)
}

fn scheme_of(text: &str) -> Option<String> {
    let fits = |char: char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.');
    let begins = text.starts_with(|char: char| char.is_ascii_alphabetic());
    (begins && text.chars().all(fits)).then(|| text.to_ascii_lowercase())
}

fn host_and_port(
    authority: &str,
    wrong: &dyn Fn() -> Mismatch,
) -> Result<(Host, Option<u16>), Mismatch> {
    if let Some(inner) = authority.strip_prefix('[') {
        let (address, rest) = inner.split_once(']').ok_or_else(wrong)?;
        let address: Ipv6Addr = address.parse().map_err(|_| wrong())?;
        let number = match rest.strip_prefix(':') {
            Some(number) => Some(port(number)?),
            None if rest.is_empty() => None,
            None => return Err(wrong()),
        };
        return Ok((Host::Ip(IpAddr::V6(address)), number));
    }
    if let Ok(address) = authority.parse() {
        return Ok((Host::Ip(address), None));
    }
    let (host, number) = match authority.split_once(':') {
        Some((host, number)) => (host, Some(number)),
        None => (authority, None),
    };
    let host = match host.parse::<std::net::Ipv4Addr>() {
        Ok(address) => Host::Ip(IpAddr::V4(address)),
        Err(_) if is_host_name(host) => Host::Name(host.to_lowercase()),
        Err(_) => return Err(wrong()),
    };
    Ok((host, number.map(port).transpose()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_point_has_a_host_and_a_port() {
        // M 24, M 28, RA 2 table 5.9
        let rows = [
            ("10.0.0.1:443", "10.0.0.1:443", Some(443)),
            ("10.0.0.1 порт 443", "10.0.0.1:443", Some(443)),
            ("10.0.0.1, порт: 443", "10.0.0.1:443", Some(443)),
            ("Portal.Example.kz:8443", "portal.example.kz:8443", Some(8443)),
            (
                "https://portal.example.kz/login?a=b",
                "https://portal.example.kz/login?a=b",
                Some(443),
            ),
            ("HTTP://10.0.0.1:8080", "http://10.0.0.1:8080", Some(8080)),
            ("[2001:db8::1]:443", "[2001:db8::1]:443", Some(443)),
            ("wss://портал.қаз", "wss://портал.қаз", Some(443)),
        ];
        for (text, shown, port) in rows {
            let found = endpoints(text, Ports::Required).unwrap();
            assert_eq!((found.len(), found[0].to_string().as_str()), (1, shown), "{text}");
            assert_eq!(found[0].port(), port, "{text}");
        }
        assert_eq!(endpoints("10.0.0.1:443; a.kz:80\nb.kz:80", Ports::Required).unwrap().len(), 3);
    }

    #[test]
    fn an_integrations_point_may_leave_its_port_out() {
        // RA 2 table 5.10
        for text in ["10.0.0.1", "bus.example.kz", "2001:db8::1", "srv-app", "jdbc://db/x"] {
            assert!(endpoints(text, Ports::Optional).is_ok(), "{text}");
            assert_eq!(
                endpoints(text, Ports::Required).unwrap_err().expected,
                Expected::PortEndpoint,
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_connection_point_is_named() {
        let rows = [
            ("10.0.0.300:443", Expected::PortEndpoint),
            ("10.0.0.1:99999", Expected::Port),
            ("10.0.0.1:", Expected::Port),
            ("https://user:secret@example.kz", Expected::NoCredentials),
            ("://x:1", Expected::PortEndpoint),
            ("-a.kz:80", Expected::PortEndpoint),
            ("a..kz:80", Expected::PortEndpoint),
            ("[::1:443", Expected::PortEndpoint),
            ("", Expected::PortEndpoint),
        ];
        for (text, expected) in rows {
            assert_eq!(endpoints(text, Ports::Required).unwrap_err().expected, expected, "{text}");
        }
        let error = endpoints("https://user:secret@example.kz", Ports::Required).unwrap_err();
        assert_eq!(error.found, "…@example.kz");
    }
}
