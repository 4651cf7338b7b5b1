//! Every paper in every language, and the clauses that papers carry out.

use std::{io::Write, process::Command};

use finding::{Judgement, Reviewer};
use order::{ProviderKind, Work};

use super::*;
use crate::{
    paper::Marks,
    protocol::{Outcome, Round},
    sample,
};

/// Every text of a paper's view, in order.
fn texts(document: &Document, lang: Lang) -> String {
    fn collect(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.replace(['\u{200b}', '\u{ad}'], "")),
            Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            Value::Object(fields) => fields.values().for_each(|item| collect(item, out)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut data = view::of(document, lang).unwrap();
    data["t"] = Value::Null;
    let mut out = Vec::new();
    collect(&data, &mut out);
    out.join("\n")
}

/// A page's words as `pdftotext` sees them; `None`, and loudly, where it is not installed.
fn extracted(pdf: &Pdf, options: &[&str]) -> Option<String> {
    let file =
        std::env::temp_dir().join(format!("synaq-{}-{}.pdf", std::process::id(), pdf.sha256));
    std::fs::write(&file, &pdf.bytes).unwrap();
    let output = Command::new("pdftotext").args(options).arg(&file).arg("-").output();
    std::fs::remove_file(&file).unwrap();
    match output {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "SKIPPED: pdftotext (poppler-utils): {error}");
            None
        }
    }
}

fn paper(name: &str) -> Document {
    sample::all().into_iter().find(|(it, _)| it == name).unwrap().1
}

fn protocol_with(change: impl FnOnce(&mut Protocol)) -> Document {
    let mut protocol = sample::protocol(Work::Functions);
    change(&mut protocol);
    Document::Protocol(Box::new(protocol))
}

#[test]
fn every_paper_in_every_language_is_pdf_a_2a_and_pdf_ua_1() {
    for (name, document) in sample::all() {
        for lang in Lang::ALL {
            let pdf = render(&document, lang).unwrap();
            let text = String::from_utf8_lossy(&pdf.bytes);
            assert!(text.starts_with("%PDF-1.7"), "{name} {lang}");
            for mark in [
                "<pdfaid:part>2</pdfaid:part>",
                "<pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfuaid:part>1</pdfuaid:part>",
            ] {
                assert!(text.contains(mark), "{name} {lang} lacks {mark}");
            }
        }
    }
}

#[test]
fn every_paper_has_the_same_pages_and_first_page_as_before() {
    for (name, document) in sample::all() {
        let mut shown = String::new();
        for lang in Lang::ALL {
            let pdf = render(&document, lang).unwrap();
            let Some(text) = extracted(&pdf, &["-l", "1", "-raw"]) else { return };
            let text = text.replace('\u{ad}', "");
            shown += &format!("== {lang}, {} pages\n{}\n", pdf.pages, text.trim());
        }
        insta::assert_snapshot!(name, shown);
    }
}

#[test]
fn kazakh_and_russian_letters_can_be_extracted() {
    let letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ЁёЪъЫыЭэ";
    let document = protocol_with(|it| it.conclusion.note = letters.to_owned());
    let pdf = render(&document, Lang::Kk).unwrap();
    let Some(text) = extracted(&pdf, &[]) else { return };
    assert!(text.contains(letters));
}

#[test]
fn no_word_leaves_its_page_or_stands_over_another() {
    let long = "0123456789abcdef".repeat(40);
    let path = "src/".to_owned() + &"қаптама/".repeat(60) + "негізгі.rs";
    let document = protocol_with(|it| {
        it.object.name.clone_from(&long);
        it.checks[0].result.observation = format!("{path} {long}");
        it.checks[1].result.observation = "Ұзақ байқау нәтижесі. ".repeat(900);
        it.checks[2].result.recommendation = "Ұсыным ".repeat(120);
        it.findings[0].evidence.snippet = format!("https://a.kz/?q={long}");
        it.findings[1].description = "Ұзақ сипаттама. ".repeat(900);
    });
    let mut papers = sample::all();
    papers.push(("long".to_owned(), document));
    let all =
        papers.iter().flat_map(|(name, document)| Lang::ALL.map(|lang| (name, document, lang)));
    for (name, document, lang) in all {
        let pdf = render(document, lang).unwrap();
        let Some(text) = extracted(&pdf, &["-bbox"]) else { return };
        for page in text.split("<page ").skip(1) {
            let (width, height) = (number(page, "width").unwrap(), number(page, "height").unwrap());
            let words: Vec<[f64; 4]> = page.lines().filter_map(word_box).collect();
            for (at, word) in words.iter().enumerate() {
                let inside = word[2] < width - 35.0 && word[3] < height - 20.0;
                assert!(inside, "{name}: {word:?} leaves the page");
                let over = words[at + 1..].iter().find(|other| overlap(word, other));
                assert_eq!(over, None, "{name}: two words stand over each other, one at {word:?}");
            }
        }
    }
}

fn number(line: &str, key: &str) -> Option<f64> {
    line.split_once(&format!("{key}=\""))?.1.split_once('"')?.0.parse().ok()
}

/// Left, top, right and bottom of a word in `pdftotext -bbox`.
fn word_box(line: &str) -> Option<[f64; 4]> {
    Some([
        number(line, "xMin")?,
        number(line, "yMin")?,
        number(line, "xMax")?,
        number(line, "yMax")?,
    ])
}

/// Whether two words share more than their boxes' margins.
fn overlap(one: &[f64; 4], other: &[f64; 4]) -> bool {
    let across = one[2].min(other[2]) - one[0].max(other[0]);
    let down = one[3].min(other[3]) - one[1].max(other[1]);
    across > 1.0 && down > 3.5
}

#[test]
fn equal_papers_give_equal_bytes_in_any_order() {
    let (protocol, letter) = (paper("protocol-source-code"), paper("return"));
    let first = render(&protocol, Lang::Kk).unwrap();
    render(&letter, Lang::Ru).unwrap();
    render(&protocol, Lang::En).unwrap();
    let failed = Document::Package(crate::PrintPackage {
        head: sample::laboratory_head("1"),
        documents: Vec::new(),
        bound_by: crate::Person::default(),
    });
    assert_eq!(render(&failed, Lang::Kk), Err(DocumentError::EmptyPackage));
    let second = render(&protocol, Lang::Kk).unwrap();
    assert!(first == second);
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let paper = protocol.clone();
            std::thread::spawn(move || render(&paper, Lang::Kk).unwrap().sha256)
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), first.sha256);
    }
}

#[test]
fn what_people_write_is_text_and_never_markup() {
    let wicked =
        r##"#panic("x") *bold* _it_ $x^2$ #read("/etc/passwd") <label> @ref // c \ = h `r`"##;
    let document = protocol_with(|it| {
        it.object.name = wicked.to_owned();
        it.conclusion.note = wicked.to_owned();
        it.checks[0].result.observation = wicked.to_owned();
        it.head.provider.name = wicked.to_owned();
        it.head.place = "\"}],\"x\":[{\"".to_owned();
    });
    let pdf = render(&document, Lang::En).unwrap();
    let Some(text) = extracted(&pdf, &[]) else { return };
    let flat: String = text.split_whitespace().collect();
    assert!(flat.contains(&wicked.replace(' ', "")), "{text}");
    assert!(!text.contains("root:"));
}

#[test]
fn letters_that_no_font_has_do_not_fail_a_paper() {
    let text = "😀 漢字 \u{202e}abc\u{0}\u{7} \u{e000}\u{fffe} עברית \u{1f1f0}\u{1f1ff} a\u{301}";
    let document = protocol_with(|it| {
        it.object.name = text.to_owned();
        it.head.case_number = text.to_owned();
    });
    let pdf = render(&document, Lang::Kk).unwrap();
    let Some(text) = extracted(&pdf, &[]) else { return };
    assert!(text.contains("<U+1F600>"), "{text}");
}

#[test]
fn an_empty_questionnaire_and_an_empty_protocol_are_papers_too() {
    let document = protocol_with(|it| {
        it.questionnaire = order::form::RawQuestionnaire::default();
        it.checks.clear();
        it.findings.clear();
        it.tools.clear();
        it.volume.clear();
        it.problems.clear();
        it.head.signatures.clear();
        it.head.provider = crate::Party::default();
        it.object = crate::TestObject::default();
    });
    assert!(render(&document, Lang::Ru).unwrap().pages >= 2);
}

#[test]
fn a_paper_over_its_limits_is_refused_with_the_numbers() {
    let Err(DocumentError::TooManyCells { max, found }) =
        render(&sample::long_protocol(DOCUMENT_CELLS_MAX / 5), Lang::Kk)
    else {
        panic!("not refused");
    };
    assert!(found > max);
    let many = sample::long_findings(DOCUMENT_CELLS_MAX / 10);
    assert!(matches!(render(&many, Lang::Kk), Err(DocumentError::TooManyCells { .. })));
    let huge = protocol_with(|it| it.conclusion.note = "а".repeat(DOCUMENT_BYTES_MAX / 2 + 1));
    assert!(matches!(render(&huge, Lang::Kk), Err(DocumentError::TooLarge { .. })));
}

/// M 13, M 21, M 29, M 34, M 39: each work's results go into a protocol of its own (R 22), with a
/// copy of the questionnaire; of source code analysis also with the act of acceptance (M 13).
#[test]
fn each_work_has_its_protocol_with_the_questionnaire_and_the_act() {
    let rows = [
        (Work::SourceCode, "Бастапқы кодтарды талдау хаттамасы", "Әдістеменің 13-тармағы"),
        (
            Work::Functions,
            "Ақпараттық қауіпсіздік функцияларын сынау хаттамасы",
            "Әдістеменің 21-тармағы",
        ),
        (Work::Load, "Жүктемелік сынау хаттамасы", "Әдістеменің 29-тармағы"),
        (Work::Network, "Желілік инфрақұрылымды зерттеп-қарау хаттамасы", "Әдістеменің 34-тармағы"),
        (
            Work::Processes,
            "Ақпараттық қауіпсіздікті қамтамасыз ету процестерін зерттеп-қарау хаттамасы",
            "Әдістеменің 39-тармағы",
        ),
    ];
    for (work, title, clause) in rows {
        let text = texts(&Document::Protocol(Box::new(sample::protocol(work))), Lang::Kk);
        for part in [
            title,
            clause,
            "Әлеуметтік көмек",
            "Сынақ объектісінің сипаттамалары туралы",
            "5.12",
            "10.10.2.0/24",
        ] {
            assert!(text.contains(part), "{work}: {part}");
        }
        let hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(text.contains(hash), work == Work::SourceCode, "{work}");
    }
}

/// M 39: what a tool's scan against standards shows is not in the protocol of the survey of
/// processes and is advisory; what an expert found without a tool is.
#[test]
fn the_survey_of_processes_leaves_out_what_a_tool_scanned() {
    let mut protocol = sample::protocol(Work::Processes);
    protocol.findings[0].title = "Құралдың нәтижесі".to_owned();
    protocol.findings[1].title = "Сарапшының байқауы".to_owned();
    protocol.findings[1].tool = finding::Tool::default();
    let text = texts(&Document::Protocol(Box::new(protocol)), Lang::Kk);
    assert!(!text.contains("Құралдың нәтижесі"));
    assert!(text.contains("Сарапшының байқауы"));
    assert!(text.contains("Әдістеменің 39-тармағына сәйкес хаттамаға енгізілмейді"));
}

/// M 10.4, M 10.5: a false positive is told with the reason but not listed as a vulnerability; what
/// nobody has judged is never left out.
#[test]
fn a_false_positive_is_told_apart_from_vulnerabilities() {
    let document = protocol_with(|it| {
        it.findings[0].title = "Жалған".to_owned();
        let reason = "мән тұрақты, сырттан келмейді".to_owned();
        let at = jiff::Timestamp::from_second(1_795_000_000).unwrap();
        it.findings[0]
            .judge(Judgement::FalsePositive { reason }, Reviewer("Сарапшы А.".to_owned()), at)
            .unwrap();
    });
    let data = view::of(&document, Lang::Kk).unwrap();
    let doc = &data["parts"][0]["doc"];
    assert_eq!(doc["findings"].as_array().unwrap().len(), 2);
    let rejected = doc["rejected"].to_string();
    assert!(rejected.contains("Жалған") && rejected.contains("мән тұрақты"), "{rejected}");
    assert!(rejected.contains("Сарапшы А."), "{rejected}");
}

/// R 25, R 27, R 32, R 33: the conclusion says what follows, for the provider's kind.
#[test]
fn the_conclusion_cites_the_clause_of_what_follows() {
    let rows = [
        (
            Outcome::Nonconforming,
            ProviderKind::StateTechnicalService,
            "алпыс жұмыс күні",
            "25-тармағы",
        ),
        (Outcome::Nonconforming, ProviderKind::Laboratory, "жиырма жұмыс күні", "32-тармағы"),
        (Outcome::Negative, ProviderKind::StateTechnicalService, "Қорытынды – теріс", "27-тармағы"),
        (Outcome::Negative, ProviderKind::Laboratory, "Қорытынды – теріс", "33-тармағы"),
        (Outcome::Positive, ProviderKind::Laboratory, "сәйкес келеді", "36-тармағына"),
    ];
    for (outcome, kind, words, clause) in rows {
        let document = protocol_with(|it| {
            it.conclusion.outcome = outcome;
            it.head.provider_kind = kind;
        });
        let data = view::of(&document, Lang::Kk).unwrap();
        let text = data["parts"][0]["doc"]["conclusion"].to_string();
        assert!(text.contains(words) && text.contains(clause), "{outcome:?} {kind:?}: {text}");
    }
}

/// R 28, R 34: the duplicate is the protocol with its mark, reason and the clause of the provider's
/// kind, with the updated questionnaire where it changed.
#[test]
fn a_duplicate_bears_its_mark_and_reason() {
    let text = texts(&paper("duplicate"), Lang::Kk);
    for part in [
        "ТЕЛНҰСҚА",
        "1-телнұсқа 2026 жылғы 22 қарашада берілді (Қағидалардың 28-тармағы)",
        "қағаз тасығыштағы хаттама бүлінген",
        "Өзектендірілген сауалнама-сұраулық қоса берілді.",
        "1-қайталама сынақ",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let Document::Protocol(mut protocol) = paper("duplicate") else { panic!("no protocol") };
    protocol.head.provider_kind = ProviderKind::Laboratory;
    protocol.round = Round::First;
    assert!(texts(&Document::Protocol(protocol), Lang::Ru).contains("пункт 34 Правил"));
}

/// R 13, R 15, R 16: the letter of return names each reason and its clause.
#[test]
fn the_letter_of_return_names_reasons_and_clauses() {
    let text = texts(&paper("return"), Lang::Kk);
    for part in
        ["Қағидалардың 13-тармағы", "Қағидалардың 10-тармағының 1) тармақшасы", "5.1-кестеде"]
    {
        assert!(text.contains(part), "{part}");
    }
    let Document::Return(letter) = paper("return") else { panic!("no letter") };
    for (ground, clause) in [
        (crate::ReturnGround::NoContract, "пункт 15"),
        (crate::ReturnGround::TermNotAgreed, "пункт 16"),
    ] {
        let letter = ReturnLetter { ground, ..letter.clone() };
        assert!(texts(&Document::Return(letter), Lang::Ru).contains(clause));
    }
}

/// R 25, R 26: the comparison table names nonconformity and correction; where software was changed,
/// source code analysis is repeated.
#[test]
fn the_comparison_table_sets_corrections_beside_nonconformities() {
    let text = texts(&paper("comparison"), Lang::Kk);
    for part in [
        "Анықталған сәйкессіздік",
        "Журналдарды сақтау мерзімі үш жылға",
        "Қағидалардың 26-тармағы",
        "Қағидалардың 25-тармағы",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

/// R 14, R 18, R 20, R 21: drafts of contract and additional agreements.
#[test]
fn contracts_and_agreements_cite_their_clauses() {
    let rows = [
        ("specification", "пункта 14 Правил"),
        ("contract", "подпункт 2) пункта 14 Правил"),
        ("agreement-suspension", "пункт 18 Правил"),
        ("agreement-correction", "пункт 20 Правил"),
        ("agreement-interim", "пункт 21 Правил"),
    ];
    for (name, clause) in rows {
        assert!(texts(&paper(name), Lang::Ru).contains(clause), "{name}");
    }
}

/// R 40, R 41: the notice of withdrawal names protocols, ground, works by RA 4 and the last day.
#[test]
fn the_notice_of_withdrawal_names_protocols_ground_and_works() {
    let text = texts(&paper("withdrawal"), Lang::Kk);
    for part in [
        "Қағидалардың 40-тармағы",
        "Қағидалардың 38-тармағы",
        "ОЖ немесе ДҚБЖ түрін өзгерту",
        "жүктемелік сынау",
        "2027 жылғы 22 ақпан",
        "41-тармағы",
    ] {
        assert!(text.contains(part), "{part}");
    }
}

/// RA 1: the application shows every field of the form and the works asked for.
#[test]
fn the_application_shows_every_field() {
    for lang in Lang::ALL {
        let text = texts(&paper("application"), lang);
        for field in order::form::ApplicationField::ALL {
            let provider = field == order::form::ApplicationField::Provider;
            assert!(provider || text.contains(field.title().of(lang)), "{lang} {}", field.code());
        }
        for work in Work::ALL {
            assert!(text.contains(work.name().of(lang)), "{lang} {work}");
        }
    }
}

/// RA 2: the questionnaire shows every field, every table and every column.
#[test]
fn the_questionnaire_shows_every_table_and_column() {
    for lang in Lang::ALL {
        let text = texts(&paper("questionnaire"), lang);
        for field in order::form::QuestionnaireField::ALL {
            assert!(text.contains(field.title().of(lang)), "{lang} {}", field.code());
        }
        for table in order::form::Table::ALL {
            assert!(text.contains(table.title().of(lang)), "{lang} {table}");
            for column in table.columns() {
                assert!(text.contains(column.title.of(lang)), "{lang} {table}.{}", column.code);
            }
        }
    }
}

/// M 13, M 21, M 29, M 34, M 39: a laboratory's papers are stitched and their sheets numbered
/// through, with a place for the seal.
#[test]
fn a_laboratorys_package_numbers_its_sheets_through() {
    let pdf = render(&sample::package(), Lang::Kk).unwrap();
    let Some(text) = extracted(&pdf, &[]) else { return };
    let sheets = pdf.pages;
    assert!(text.contains(&format!("{sheets} парақ тігілді, нөмірленді")));
    for sheet in 1..=sheets {
        assert!(text.contains(&format!("{sheets} парақтың {sheet}-парағы")), "{sheet}");
    }
    assert!(text.contains("Мөр орны"));
    let Document::Package(inner) = sample::package() else { panic!("no package") };
    let mut outer = inner.clone();
    outer.documents.push(Document::Package(inner));
    assert_eq!(render(&Document::Package(outer), Lang::Kk), Err(DocumentError::NestedPackage));
}

#[test]
fn a_test_signature_is_marked_on_every_page() {
    let pdf = render(&paper("protocol-network"), Lang::Kk).unwrap();
    let Some(text) = extracted(&pdf, &[]) else { return };
    let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert_eq!(pages.len(), pdf.pages);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains("СЫНАҚ ҚОЛТАҢБАСЫ"), "page {}", at + 1);
    }
    let clean = protocol_with(|it| it.head.marks = Marks::None);
    let text = extracted(&render(&clean, Lang::Kk).unwrap(), &[]).unwrap();
    assert!(!text.contains("СЫНАҚ ҚОЛТАҢБАСЫ"));
}

#[test]
fn no_message_is_missing_in_any_paper() {
    for (name, document) in sample::all() {
        for lang in Lang::ALL {
            let data = view::of(&document, lang).unwrap().to_string();
            assert!(!data.contains('⟦'), "{name} {lang}");
        }
    }
}

#[test]
fn every_paper_has_a_title_and_every_error_its_words() {
    for lang in Lang::ALL {
        for (name, document) in sample::all() {
            assert!(!document.title(lang).contains('⟦'), "{name} {lang}");
            assert!(!document.title(lang).is_empty(), "{name} {lang}");
        }
        for error in [
            DocumentError::TooManyCells { max: 1, found: 2 },
            DocumentError::TooLarge { max: 1, found: 2 },
            DocumentError::EmptyPackage,
            DocumentError::NestedPackage,
            DocumentError::Templates,
            DocumentError::Typesetting { reason: "x".to_owned() },
        ] {
            assert!(!error.text(lang).contains('⟦'), "{error:?}");
        }
    }
    assert_eq!(paper("contract").title(Lang::En), "Contract for tests (draft) No. 2026/СТ-318");
}
