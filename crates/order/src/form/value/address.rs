//! IP addresses, ranges and networks in one list.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr},
};

use super::{
    super::error::{Expected, Mismatch},
    VALUES_MAX, bounded,
    network::Network,
};

/// One or more addresses in a row, with a port where one was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AddressRange {
    first: IpAddr,
    last: IpAddr,
    port: Option<u16>,
}

/// The addresses of one cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Addresses(Vec<AddressRange>);

impl AddressRange {
    /// The first address.
    pub const fn first(&self) -> IpAddr {
        self.first
    }

    /// The last address; of a single one the same.
    pub const fn last(&self) -> IpAddr {
        self.last
    }

    /// The port, where one was named.
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// Whether the address lies in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        same_family(self.first, address) && self.first <= address && address <= self.last
    }

    /// How many addresses there are, at most [`u64::MAX`].
    pub fn count(&self) -> u64 {
        let count = bits(self.last) - bits(self.first);
        u64::try_from(count).unwrap_or(u64::MAX).saturating_add(1)
    }
}

impl Addresses {
    /// The ranges, as listed.
    pub fn ranges(&self) -> &[AddressRange] {
        &self.0
    }

    /// Whether none is listed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the address is listed.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.contains(address))
    }

    /// How many addresses are listed, at most [`u64::MAX`].
    pub fn count(&self) -> u64 {
        self.0.iter().fold(0, |sum: u64, range| sum.saturating_add(range.count()))
    }
}

impl fmt::Display for AddressRange {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.first == self.last, self.first, self.port) {
            (false, _, _) => write!(out, "{}–{}", self.first, self.last),
            (true, first, None) => write!(out, "{first}"),
            (true, IpAddr::V4(first), Some(port)) => write!(out, "{first}:{port}"),
            (true, IpAddr::V6(first), Some(port)) => write!(out, "[{first}]:{port}"),
        }
    }
}

impl fmt::Display for Addresses {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            let comma = if index > 0 { ", " } else { "" };
            write!(out, "{comma}{range}")?;
        }
        Ok(())
    }
}

/// Reads a list: `10.0.0.1, 10.0.0.5–10.0.0.9; 10.0.1.0/24 [2001:db8::1]:443`.
pub(in super::super) fn addresses(text: &str) -> Result<Addresses, Mismatch> {
    let joined = joined(text);
    let mut ranges = Vec::new();
    for piece in joined.split([',', ';', ' ', '\n']).filter(|piece| !piece.is_empty()) {
        if ranges.len() > VALUES_MAX {
            break;
        }
        ranges.push(range(piece)?);
    }
    bounded(ranges, Expected::Address, text).map(Addresses)
}

/// The address as a number of its family.
pub(super) fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

pub(super) fn same_family(one: IpAddr, other: IpAddr) -> bool {
    one.is_ipv4() == other.is_ipv4()
}

/// Reads a port.
pub(super) fn port(text: &str) -> Result<u16, Mismatch> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    let port = text.parse::<u16>().ok().filter(|port| *port > 0 && plain);
    port.ok_or_else(|| Mismatch::new(Expected::Port, text))
}

/// The list with every dash a `-`, no space about dashes and slashes, and all else spaces.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        let char = match char {
            '–' | '—' | '−' | '‑' => '-',
            char if char.is_whitespace() => ' ',
            char => char,
        };
        if matches!(char, '-' | '/') {
            out.truncate(out.trim_end_matches(' ').len());
        } else if char == ' ' && out.ends_with(['-', '/', ' ']) {
            continue;
        }
        out.push(char);
    }
    out
}

fn range(piece: &str) -> Result<AddressRange, Mismatch> {
    if piece.contains('/') {
        let network: Network = piece.parse()?;
        return Ok(AddressRange { first: network.first(), last: network.last(), port: None });
    }
    match piece.split_once('-') {
        Some((first, last)) => between(piece, first, last),
        None => single(piece),
    }
}

fn between(piece: &str, first: &str, last: &str) -> Result<AddressRange, Mismatch> {
    let wrong = |expected| Mismatch::new(expected, piece);
    let first: IpAddr = first.parse().map_err(|_| wrong(Expected::Address))?;
    let last = last
        .parse()
        .ok()
        .or_else(|| last_octet(first, last))
        .ok_or_else(|| wrong(Expected::Address))?;
    if !same_family(first, last) || last < first {
        return Err(wrong(Expected::OrderedRange));
    }
    Ok(AddressRange { first, last, port: None })
}

/// The end of a range that names its last octet only: `10.0.0.5-9`.
fn last_octet(first: IpAddr, last: &str) -> Option<IpAddr> {
    let IpAddr::V4(first) = first else { return None };
    let [a, b, c, _] = first.octets();
    last.parse().ok().map(|octet| IpAddr::V4(Ipv4Addr::new(a, b, c, octet)))
}

fn single(piece: &str) -> Result<AddressRange, Mismatch> {
    let wrong = || Mismatch::new(Expected::Address, piece);
    let whole = piece.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(piece);
    if let Ok(address) = whole.parse() {
        return Ok(AddressRange { first: address, last: address, port: None });
    }
    let (address, number) = piece.rsplit_once(':').ok_or_else(wrong)?;
    let inner = address.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let address: IpAddr = match inner {
        Some(inner) => inner.parse::<std::net::Ipv6Addr>().map(IpAddr::V6),
        None => address.parse::<Ipv4Addr>().map(IpAddr::V4),
    }
    .map_err(|_| wrong())?;
    Ok(AddressRange { first: address, last: address, port: Some(port(number)?) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_singly_in_ranges_and_networks() {
        // RA 2 tables 5.1, 5.2, 5.4, 5.5, 5.8
        let rows = [
            ("10.0.0.1", "10.0.0.1"),
            (
                "10.0.0.1, 10.0.0.2;10.0.0.3\n10.0.0.4 10.0.0.5",
                "10.0.0.1, 10.0.0.2, 10.0.0.3, 10.0.0.4, 10.0.0.5",
            ),
            ("10.0.0.1 – 10.0.0.9", "10.0.0.1–10.0.0.9"),
            ("10.0.0.1-9", "10.0.0.1–10.0.0.9"),
            ("10.0.1.0 / 30", "10.0.1.0–10.0.1.3"),
            ("10.0.0.1:22", "10.0.0.1:22"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]:443", "[2001:db8::1]:443"),
            ("2001:db8::1-2001:db8::5", "2001:db8::1–2001:db8::5"),
        ];
        for (text, shown) in rows {
            assert_eq!(addresses(text).unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_named() {
        let rows = [
            ("10.0.0.300", Expected::Address, "10.0.0.300"),
            ("10.0.0.1, сервер", Expected::Address, "сервер"),
            ("10.0.0.9-10.0.0.1", Expected::OrderedRange, "10.0.0.9-10.0.0.1"),
            ("10.0.0.1-2001:db8::1", Expected::OrderedRange, "10.0.0.1-2001:db8::1"),
            ("10.0.0.1:70000", Expected::Port, "70000"),
            ("10.0.0.1:0", Expected::Port, "0"),
            ("10.0.0.0/33", Expected::Mask, "33"),
            ("10.0.0", Expected::Address, "10.0.0"),
            ("DHCP", Expected::Address, "DHCP"),
            ("", Expected::Address, ""),
        ];
        for (text, expected, found) in rows {
            let error = addresses(text).unwrap_err();
            assert_eq!((error.expected, error.found.as_str()), (expected, found), "{text}");
        }
    }

    #[test]
    fn a_cell_lists_at_most_so_many_values() {
        let text = "10.0.0.1 ".repeat(VALUES_MAX + 1);
        assert_eq!(addresses(&text).unwrap_err().expected, Expected::ValuesAtMost(VALUES_MAX));
    }

    #[test]
    fn addresses_are_counted_and_found() {
        let found = addresses("10.0.0.0/24, ::/0").unwrap();
        assert_eq!(found.count(), u64::MAX);
        assert!(found.contains("10.0.0.7".parse().unwrap()));
        assert!(!addresses("10.0.0.1-9").unwrap().contains("10.0.0.10".parse().unwrap()));
        assert_eq!(addresses("10.0.0.1-9").unwrap().count(), 9);
    }
}
