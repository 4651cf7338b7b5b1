//! Dates as the readers of each language write them.

use jiff::civil::Date;

use crate::Lang;

const MONTHS_KK: [&str; 12] = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];
const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: `2026 жылғы 22 қараша`, `22 ноября 2026 года`, `22 November 2026`.
pub fn date(lang: Lang, date: Date) -> String {
    let (day, year) = (date.day(), date.year());
    let name = |months: [&'static str; 12]| {
        let index = usize::try_from(date.month() - 1).unwrap_or_default();
        months[index]
    };
    match lang {
        Lang::Kk => format!("{year} жылғы {day} {}", name(MONTHS_KK)),
        Lang::Ru => format!("{day} {} {year} года", name(MONTHS_RU)),
        Lang::En => format!("{day} {} {year}", name(MONTHS_EN)),
    }
}

/// A date in figures, as all three languages write it in tables: `22.11.2026`.
pub fn short_date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_naturally_in_each_language() {
        let day = jiff::civil::date(2026, 11, 22);
        assert_eq!(date(Lang::Kk, day), "2026 жылғы 22 қараша");
        assert_eq!(date(Lang::Ru, day), "22 ноября 2026 года");
        assert_eq!(date(Lang::En, day), "22 November 2026");
        assert_eq!(short_date(day), "22.11.2026");
    }
}
