//! Protocols as applicants name them.

use std::fmt;

use super::{
    super::error::{Expected, Mismatch},
    bounded, pieces,
};

const PROTOCOL_CHARS_MAX: usize = 100;

/// A protocol by the name that the applicant gave it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Protocol(String);

/// What a load generator can tell about a protocol from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProtocolFamily {
    /// HTTP without encryption.
    Http,
    /// HTTP over TLS.
    Https,
    /// WebSocket without encryption.
    WebSocket,
    /// WebSocket over TLS.
    SecureWebSocket,
    /// gRPC.
    Grpc,
    /// Bare TCP.
    Tcp,
    /// Bare UDP.
    Udp,
    /// Any other.
    Other,
}

/// The families by the words of a name, the more telling first.
const FAMILIES: [(&[&str], ProtocolFamily); 7] = [
    (&["grpc"], ProtocolFamily::Grpc),
    (&["wss"], ProtocolFamily::SecureWebSocket),
    (&["ws", "websocket"], ProtocolFamily::WebSocket),
    (&["https"], ProtocolFamily::Https),
    (&["http"], ProtocolFamily::Http),
    (&["udp"], ProtocolFamily::Udp),
    (&["tcp"], ProtocolFamily::Tcp),
];

impl Protocol {
    /// The name as given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The family that the name tells.
    pub fn family(&self) -> ProtocolFamily {
        let named = |(words, _): &&(&[&str], ProtocolFamily)| words.iter().any(|it| self.names(it));
        FAMILIES.iter().find(named).map_or(ProtocolFamily::Other, |(_, family)| *family)
    }

    /// Whether the name holds the word: `HTTPS (TLS 1.3)` names `https` and `tls`.
    pub fn names(&self, word: &str) -> bool {
        self.0.split(|char: char| !char.is_alphanumeric()).any(|it| it.eq_ignore_ascii_case(word))
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Reads a list of protocols.
pub(in super::super) fn protocols(text: &str) -> Result<Vec<Protocol>, Mismatch> {
    let protocol = |piece: &str| {
        let named = piece.chars().any(char::is_alphabetic);
        if named && piece.chars().count() <= PROTOCOL_CHARS_MAX {
            return Ok(Protocol(piece.to_owned()));
        }
        Err(Mismatch::new(Expected::Protocol, piece))
    };
    let protocols = pieces(text).map(protocol).collect::<Result<Vec<_>, _>>()?;
    bounded(protocols, Expected::Protocol, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protocol_tells_its_family() {
        // M 24, RA 2 tables 5.9 and 5.10
        let rows = [
            ("HTTPS", ProtocolFamily::Https),
            ("https (TLS 1.3)", ProtocolFamily::Https),
            ("REST/HTTPS", ProtocolFamily::Https),
            ("HTTP/2", ProtocolFamily::Http),
            ("gRPC over HTTP/2", ProtocolFamily::Grpc),
            ("WSS", ProtocolFamily::SecureWebSocket),
            ("TCP/IP", ProtocolFamily::Tcp),
            ("SFTP", ProtocolFamily::Other),
            ("ШЭП", ProtocolFamily::Other),
        ];
        for (text, family) in rows {
            assert_eq!(protocols(text).unwrap()[0].family(), family, "{text}");
        }
    }

    #[test]
    fn a_number_is_no_protocol() {
        assert_eq!(protocols("HTTPS, 443").unwrap_err().found, "443");
        assert!(protocols("").is_err());
        assert!(protocols(&"x".repeat(101)).is_err());
        assert_eq!(protocols("HTTPS; WSS").unwrap().len(), 2);
    }
}
