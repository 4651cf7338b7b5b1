//! Networks with a prefix length or a mask.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use super::{
    super::error::{Expected, Mismatch},
    address::{bits, same_family},
    bounded, pieces,
};

/// A network: its own address and the length of its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

impl Network {
    /// The network's own address.
    pub const fn first(&self) -> IpAddr {
        self.address
    }

    /// The last address of the network.
    pub fn last(&self) -> IpAddr {
        address(self.address, bits(self.address) | !mask(self.address, self.prefix))
    }

    /// The length of the prefix in bits.
    pub const fn prefix(&self) -> u8 {
        self.prefix
    }

    /// Whether the address lies in the network.
    pub fn contains(&self, other: IpAddr) -> bool {
        same_family(self.address, other) && self.address <= other && other <= self.last()
    }
}

impl fmt::Display for Network {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.address, self.prefix)
    }
}

impl FromStr for Network {
    type Err = Mismatch;

    /// Reads `10.0.0.0/24` or `10.0.0.0/255.255.255.0`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || Mismatch::new(Expected::Network, text);
        let (own, length) = text.split_once('/').ok_or_else(wrong)?;
        let own: IpAddr = own.trim().parse().map_err(|_| wrong())?;
        let prefix = prefix(own, length.trim())?;
        let first = address(own, bits(own) & mask(own, prefix));
        let network = Network { address: first, prefix };
        if first == own {
            return Ok(network);
        }
        Err(Mismatch::new(Expected::NetworkAddress(network.to_string()), text))
    }
}

/// Reads a list of networks; a mask may also stand after a space.
pub(in super::super) fn networks(text: &str) -> Result<Vec<Network>, Mismatch> {
    let mut networks = Vec::new();
    for piece in pieces(text) {
        let words = piece.replace('/', " ");
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() || !words.len().is_multiple_of(2) {
            return Err(Mismatch::new(Expected::Network, piece));
        }
        for pair in words.chunks_exact(2) {
            networks.push(pair.join("/").parse()?);
        }
    }
    bounded(networks, Expected::Network, text)
}

/// A prefix length, or a mask whose ones all stand before its zeros.
fn prefix(own: IpAddr, length: &str) -> Result<u8, Mismatch> {
    let wrong = || Mismatch::new(Expected::Mask, length);
    if let Ok(mask) = length.parse::<IpAddr>() {
        let width = width(own);
        let ones = u8::try_from(bits(mask).count_ones()).map_err(|_| wrong())?;
        let fits = same_family(own, mask) && bits(mask) == self::mask(own, ones) & full(width);
        return fits.then_some(ones).ok_or_else(wrong);
    }
    let plain = !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    let prefix = length.parse::<u8>().ok().filter(|prefix| plain && *prefix <= width(own));
    prefix.ok_or_else(wrong)
}

const fn width(own: IpAddr) -> u8 {
    match own {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn full(width: u8) -> u128 {
    u128::MAX.checked_shr(u32::from(128 - width)).unwrap_or_default()
}

/// The ones of a prefix, in the width of the address's family.
fn mask(own: IpAddr, prefix: u8) -> u128 {
    let host = width(own).saturating_sub(prefix);
    u128::MAX.checked_shl(u32::from(host)).unwrap_or_default()
}

/// The address of the same family with these bits.
fn address(like: IpAddr, bits: u128) -> IpAddr {
    match like {
        IpAddr::V4(_) => {
            let low = u32::try_from(bits & full(32)).unwrap_or_default();
            IpAddr::V4(Ipv4Addr::from_bits(low))
        }
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::from_bits(bits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_read_with_a_prefix_or_a_mask() {
        // M 33, RA 2 table 5.7
        let rows = [
            ("10.0.0.0/24", "10.0.0.0/24"),
            ("10.0.0.0 / 24", "10.0.0.0/24"),
            ("10.0.0.0/255.255.255.0", "10.0.0.0/24"),
            ("10.0.0.0 255.255.255.0", "10.0.0.0/24"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("10.0.0.7/32", "10.0.0.7/32"),
            ("2001:db8::/32", "2001:db8::/32"),
            ("::/0", "::/0"),
            ("::1/128", "::1/128"),
        ];
        for (text, shown) in rows {
            assert_eq!(networks(text).unwrap()[0].to_string(), shown, "{text}");
        }
        assert_eq!(networks("10.0.0.0/24, 10.0.1.0/24\n10.0.2.0/24").unwrap().len(), 3);
    }

    #[test]
    fn what_is_no_network_is_told_why() {
        let rows = [
            ("10.0.0.5/24", Expected::NetworkAddress("10.0.0.0/24".to_owned())),
            ("10.0.0.0/255.0.255.0", Expected::Mask),
            ("10.0.0.0/33", Expected::Mask),
            ("2001:db8::/129", Expected::Mask),
            ("10.0.0.0/::", Expected::Mask),
            ("10.0.0.0/x", Expected::Mask),
            ("10.0.0.0/+8", Expected::Mask),
            ("10.0.0.0", Expected::Network),
            ("VLAN 10", Expected::Network),
            ("", Expected::Network),
        ];
        for (text, expected) in rows {
            assert_eq!(networks(text).unwrap_err().expected, expected, "{text}");
        }
    }

    #[test]
    fn a_network_knows_its_bounds() {
        let network: Network = "10.0.0.0/23".parse().unwrap();
        assert_eq!(network.last().to_string(), "10.0.1.255");
        assert!(network.contains("10.0.1.7".parse().unwrap()));
        assert!(!network.contains("10.0.2.0".parse().unwrap()));
        let all: Network = "::/0".parse().unwrap();
        assert_eq!(all.last().to_string(), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        assert!(!all.contains("10.0.0.1".parse().unwrap()));
    }
}
