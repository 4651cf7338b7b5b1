//! Fields of foreign JSON that may hold anything, and lists that may be of any length.
//!
//! A list keeps no more items than its limit and counts the rest, so that a file of a few bytes an
//! item (`[{},{},…]`) does not become memory of a hundred times its size.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

/// A field that may hold anything: its value where it has the right form, else why not.
#[derive(Debug)]
pub(crate) struct Soft<T> {
    pub(crate) value: Option<T>,
    pub(crate) error: Option<String>,
}

/// At most so many items; the rest is counted.
#[derive(Debug)]
pub(crate) struct List<T, const MAX: usize> {
    pub(crate) items: Vec<T>,
    pub(crate) left_out: usize,
}

/// How many pairs a map keeps.
const PAIRS_MAX: usize = 256;

/// At most [`PAIRS_MAX`] names with their values.
#[derive(Debug)]
pub(crate) struct Pairs<T>(pub(crate) BTreeMap<String, T>);

/// Properties of any form, where they are not larger than so many bytes.
#[derive(Debug)]
pub(crate) struct Properties<const BYTES_MAX: usize>(pub(crate) serde_json::Value);

impl<'de, const BYTES_MAX: usize> Deserialize<'de> for Properties<BYTES_MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw: &'de RawValue = Deserialize::deserialize(deserializer)?;
        let bytes = raw.get().len();
        if bytes > BYTES_MAX {
            let reason = format!("{bytes} bytes, at most {BYTES_MAX} are read");
            return Err(serde::de::Error::custom(reason));
        }
        serde_json::from_str(raw.get()).map(Properties).map_err(serde::de::Error::custom)
    }
}

impl<T> Default for Soft<T> {
    fn default() -> Self {
        Soft { value: None, error: None }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Soft<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw: &'de RawValue = Deserialize::deserialize(deserializer)?;
        if raw.get() == "null" {
            return Ok(Soft::default());
        }
        Ok(match serde_json::from_str(raw.get()) {
            Ok(value) => Soft { value, error: None },
            Err(error) => Soft { value: None, error: Some(crate::source::reason(&error)) },
        })
    }
}

impl<T> Soft<T> {
    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref()
    }
}

impl Soft<String> {
    /// The text; empty where there is none.
    pub(crate) fn str(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
}

impl<T, const MAX: usize> Soft<List<T, MAX>> {
    /// The items; none where there is no list.
    pub(crate) fn items(&self) -> &[T] {
        items(&self.value)
    }

    /// How many items were left out.
    pub(crate) fn left_out(&self) -> usize {
        self.value.as_ref().map_or(0, |list| list.left_out)
    }
}

impl<T, const MAX: usize> Soft<List<Soft<T>, MAX>> {
    /// The readable item at an index, where −1 is "none".
    pub(crate) fn at(&self, index: Option<i64>) -> Option<&T> {
        self.items().get(usize::try_from(index?).ok()?)?.get()
    }
}

impl<T, const MAX: usize> Default for List<T, MAX> {
    fn default() -> Self {
        List { items: Vec::new(), left_out: 0 }
    }
}

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for List<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

struct ListVisitor<T, const MAX: usize>(PhantomData<T>);

struct PairsVisitor<T>(PhantomData<T>);

struct Each<F>(F);

impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for ListVisitor<T, MAX> {
    type Value = List<T, MAX>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = List::default();
        while list.items.len() < MAX {
            match seq.next_element()? {
                Some(item) => list.items.push(item),
                None => return Ok(list),
            }
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            list.left_out += 1;
        }
        Ok(list)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = BTreeMap::new();
        while let Some(key) = map.next_key::<String>()? {
            if pairs.len() < PAIRS_MAX {
                pairs.insert(key, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Pairs(pairs))
    }
}

impl<'de, F: FnMut(&'de RawValue)> Visitor<'de> for Each<F> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while let Some(raw) = seq.next_element::<&'de RawValue>()? {
            (self.0)(raw);
        }
        Ok(())
    }
}

/// Hands on the elements of an array one by one; `null` is an array of none.
///
/// # Errors
/// Something else than an array.
pub(crate) fn each<'de>(
    array: &'de RawValue,
    hand_on: impl FnMut(&'de RawValue),
) -> Result<(), serde_json::Error> {
    if array.get() == "null" {
        return Ok(());
    }
    serde_json::Deserializer::from_str(array.get()).deserialize_seq(Each(hand_on))
}

/// The text; empty where there is none.
pub(crate) fn str(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// The items; none where there is no list.
pub(crate) fn items<T, const MAX: usize>(list: &Option<List<T, MAX>>) -> &[T] {
    list.as_ref().map_or(&[], |list| list.items.as_slice())
}
