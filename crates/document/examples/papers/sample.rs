//! Sample papers with Kazakh content, for examples and tests.

use document::{
    AcceptanceAct, AdditionalAgreement, AgreementSubject, ApplicationForm, Archive, ChangeLine,
    Check, ComparisonRow, ComparisonTable, Conclusion, ContractDraft, ContractForm, ContractRef,
    Document, Duplicate, DuplicateQuestionnaire, ElectronicSeal, Head, Marks, Outcome, Party,
    Period, Person, PrintPackage, Protocol, ProtocolRef, QuestionnaireForm, ReturnGround,
    ReturnLetter, ReturnReason, Round, Signature, SignerRole, SoftwareChange, SourceAcceptance,
    Team, TestObject, UsedTool, VolumeLine, WithdrawalNotice,
};
use finding::{CheckResult, Finding, FindingKind, Measurement, Problem, Unit, Verdict};
use jiff::civil::{Date, date};
use language::Text;
use order::{
    Clause, Edition, ProviderKind, Work, Works,
    form::{
        ApplicationField, ColumnKind, QuestionnaireField, RawApplication, RawQuestionnaire, RawRow,
        Table,
    },
};
use uuid::Uuid;

const DAY: Date = date(2026, 11, 22);

/// Every sample by name.
pub(crate) fn all() -> Vec<(String, Document)> {
    let mut papers: Vec<(String, Document)> = Work::ALL
        .into_iter()
        .map(|work| (format!("protocol-{work}"), Document::Protocol(Box::new(protocol(work)))))
        .collect();
    let rest = [
        ("duplicate", duplicate()),
        ("application", application()),
        ("questionnaire", questionnaire_form()),
        ("return", return_letter()),
        ("comparison", comparison()),
        ("agreement-suspension", suspension()),
        ("agreement-correction", correction()),
        ("agreement-interim", interim()),
        ("withdrawal", withdrawal()),
        ("acceptance", acceptance_act()),
        ("specification", contract(ContractForm::TechnicalSpecification)),
        ("contract", contract(ContractForm::Contract)),
        ("package", package()),
    ];
    papers.extend(rest.into_iter().map(|(name, paper)| (name.to_owned(), paper)));
    papers
}

/// The head of a paper of the state technical service.
pub(crate) fn head(number: &str, marks: Marks) -> Head {
    Head {
        provider: Party {
            name: "«Мемлекеттік техникалық қызмет» акционерлік қоғамы".to_owned(),
            identifier: "000740000728".to_owned(),
            address: "010000, Астана қаласы, Есіл ауданы, Мәңгілік Ел даңғылы, 8-үй".to_owned(),
            contacts: vec!["+7 7172 55 99 99 · info@sts.example.kz".to_owned()],
        },
        provider_kind: ProviderKind::StateTechnicalService,
        number: number.to_owned(),
        date: DAY,
        place: "Астана қаласы".to_owned(),
        case_number: "2026-000147".to_owned(),
        marks,
        signatures: vec![
            electronic(SignerRole::Executor, "Әбдіғали Нұрлан Сәкенұлы", "Бас сарапшы"),
            electronic(SignerRole::Reviewer, "Өмірзақ Гүлнұр Қайратқызы", "Зертхана меңгерушісі"),
            electronic(
                SignerRole::Head,
                "Тұңғышбай Ерлан Іңкәрұлы",
                "Басқарма төрағасының орынбасары",
            ),
        ],
    }
}

/// The head of a paper of a laboratory, signed by hand.
pub(crate) fn laboratory_head(number: &str) -> Head {
    let mut head = head(number, Marks::None);
    head.provider.name = "«Қауіпсіздік сынақ зертханасы» ЖШС".to_owned();
    head.provider.contacts =
        vec!["Аккредиттеу аттестаты KZ.T.01.2026 № 0042, 15.01.2026".to_owned()];
    head.provider_kind = ProviderKind::Laboratory;
    head.signatures = head
        .signatures
        .into_iter()
        .map(|item| Signature::by_hand(item.role, item.signer))
        .collect();
    head
}

/// A protocol of a work with checks, findings, measurements and problems.
pub(crate) fn protocol(work: Work) -> Protocol {
    let outcome = if work == Work::Network { Outcome::Positive } else { Outcome::Nonconforming };
    Protocol {
        head: head(
            &format!(
                "147-{}/2026",
                1 + Work::ALL.iter().position(|it| *it == work).unwrap_or_default()
            ),
            Marks::TestSignature,
        ),
        work,
        object: object(),
        contract: Some(ContractRef { number: "2026/СТ-318".to_owned(), date: date(2026, 9, 14) }),
        edition: Edition::N605,
        round: Round::First,
        volume: vec![VolumeLine {
            what: Text::new(
                "Қолданбалы бағдарламалық қамтылымның бастапқы кодтары",
                "Исходные коды прикладного программного обеспечения",
                "Source code of the application software",
            ),
            quantity: "128,4".to_owned(),
            unit: Text::new("Мбайт", "Мбайт", "Mbyte"),
            clause: Clause::methodology(12),
        }],
        team: Team {
            executor: Person::new("Әбдіғали Нұрлан Сәкенұлы", "Бас сарапшы"),
            reviewer: Person::new("Өмірзақ Гүлнұр Қайратқызы", "Зертхана меңгерушісі"),
            head: Person::new("Тұңғышбай Ерлан Іңкәрұлы", "Басқарма төрағасының орынбасары"),
        },
        period: Period { start: date(2026, 10, 5), end: date(2026, 11, 20) },
        tools: vec![UsedTool {
            name: "Semgrep".to_owned(),
            version: "1.146.0".to_owned(),
            purpose: Text::new(
                "бастапқы кодты статикалық талдау",
                "статический анализ исходного кода",
                "static analysis of source code",
            ),
        }],
        checks: if work == Work::SourceCode || work == Work::Load {
            Vec::new()
        } else {
            checks(12)
        },
        findings: findings(3, work),
        measurements: if work == Work::Load { measurements() } else { Vec::new() },
        problems: vec![Problem::new(
            "unreadable",
            "src/legacy/ескі_модуль.pas:1",
            Text::new(
                "файлдың кодтамасы танылмады, ол талданған жоқ",
                "кодировка файла не распознана, он не проанализирован",
                "the file's encoding is unknown, so it was not analysed",
            ),
        )],
        conclusion: Conclusion {
            outcome,
            note: "Ұсынымдар 5 және 6-бөлімдерде келтірілген.".to_owned(),
        },
        questionnaire: questionnaire(3),
        acceptance: (work == Work::SourceCode).then(acceptance),
        duplicate: None,
    }
}

/// A protocol with this many checks.
pub(crate) fn long_protocol(rows: usize) -> Document {
    let mut protocol = protocol(Work::Functions);
    protocol.checks = checks(rows);
    Document::Protocol(Box::new(protocol))
}

/// A protocol with this many findings.
pub(crate) fn long_findings(rows: usize) -> Document {
    let mut protocol = protocol(Work::SourceCode);
    protocol.findings = findings(rows, Work::SourceCode);
    Document::Protocol(Box::new(protocol))
}

/// A questionnaire with this many rows in each table.
pub(crate) fn questionnaire(rows: usize) -> RawQuestionnaire {
    let mut raw = RawQuestionnaire::default();
    for (at, field) in QuestionnaireField::ALL.into_iter().enumerate() {
        raw.fields.insert(field, field_text(at).to_owned());
    }
    for table in Table::ALL {
        let rows = (0..rows).map(|row| RawRow {
            id: Uuid::from_u128(u128::from(u64::try_from(row).unwrap_or_default()) + 1),
            cells: table.columns().iter().map(|column| cell(column.kind, row)).collect(),
        });
        raw.tables.insert(table, rows.collect());
    }
    raw
}

fn field_text(at: usize) -> &'static str {
    match at {
        0 => "«Әлеуметтік көмек» ақпараттық жүйесі",
        1 => {
            "Азаматтарға атаулы әлеуметтік көмек тағайындау.\nҚолдану саласы: жергілікті атқарушы органдар."
        }
        2 => "Бірінші сынып",
        _ => "Қоса берілген файлда: схема.pdf",
    }
}

fn cell(kind: ColumnKind, row: usize) -> String {
    match kind {
        ColumnKind::Text => "Қолданба сервері (телекоммуникациялық жабдық)".to_owned(),
        ColumnKind::LongText => {
            "Debian 13, PostgreSQL 17.2, nginx 1.29; антивирустық қорғау құралы 11.2".to_owned()
        }
        ColumnKind::Quantity | ColumnKind::Count => (row + 1).to_string(),
        ColumnKind::Addresses => {
            format!("10.10.{row}.1-10.10.{row}.64, 2001:db8:1234:5678:9abc:def0:{row}:1")
        }
        ColumnKind::Networks => format!("10.10.{row}.0/24"),
        ColumnKind::Phones => "+7 701 123 45 67".to_owned(),
        ColumnKind::YesNo => if row.is_multiple_of(2) { "иә" } else { "жоқ" }.to_owned(),
        ColumnKind::Status => "қолданыстағы".to_owned(),
        ColumnKind::PortEndpoints | ColumnKind::Endpoints => {
            "https://komek.gov.example.kz:8443/api/v2/applications/submit".to_owned()
        }
        ColumnKind::Protocols => "HTTPS (TLS 1.3)".to_owned(),
        ColumnKind::Rate => "250".to_owned(),
        ColumnKind::Wait => "2 с".to_owned(),
        ColumnKind::Megabytes => "12,5".to_owned(),
        ColumnKind::Date => "22.11.2026".to_owned(),
    }
}

fn object() -> TestObject {
    TestObject {
        name: "Әлеуметтік көмек".to_owned(),
        version: "4.2.1".to_owned(),
        owner: Party {
            name: "Қазақстан Республикасының Еңбек және халықты әлеуметтік қорғау министрлігі"
                .to_owned(),
            identifier: "961040000123".to_owned(),
            address: "010000, Астана қаласы, Мәңгілік Ел даңғылы, 8".to_owned(),
            contacts: Vec::new(),
        },
        applicant: Party {
            name: "«Еңбек ресурстарын дамыту орталығы» АҚ".to_owned(),
            identifier: "120440012345".to_owned(),
            address: "010000, Астана қаласы, Қонаев көшесі, 12/1".to_owned(),
            contacts: Vec::new(),
        },
    }
}

fn electronic(role: SignerRole, name: &str, position: &str) -> Signature {
    let seal = ElectronicSeal {
        at: jiff::Timestamp::from_second(1_795_341_909).unwrap_or_default(),
        certificate: "7f3a9c1e5b2d4860".to_owned(),
        fingerprint: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    };
    Signature::electronic(role, Person::new(name, position), seal)
}

fn checks(rows: usize) -> Vec<Check> {
    (0..rows).map(check).collect()
}

fn check(row: usize) -> Check {
    let verdict = Verdict::ALL[row % 4];
    let recommendation = match verdict {
        Verdict::DoesNotConform => {
            "Оқиғаларды тіркеу журналын жеке серверге жіберуді және кемінде үш жыл сақтауды баптау."
        }
        Verdict::Conforms | Verdict::NotApplicable | Verdict::NotChecked => "",
    };
    Check {
        clause: Clause::methodology_appendix(1),
        group: Text::new("Аудит", "Аудит", "Audit"),
        title: Text::new("Аудитті автоматты түрде ден қою", "Автоматическое реагирование аудита", "Automatic response of the audit"),
        requirement: Text::new(
            "Қауіпсіздікке қатер төнгенде аудит деректерін генерациялау, қате әрекеттерді бұғаттау және әкімшіге хабарлау",
            "Генерация данных аудита, блокирование ошибочных действий и оповещение администратора при угрозе безопасности",
            "Audit data are generated, faulty actions blocked and the administrator told when security is threatened",
        ),
        result: CheckResult {
            code: format!("MA1-{}", row + 1),
            verdict,
            observation: "Журналда оқиға тіркелген: /var/log/komek/audit/2026-11-12.jsonl, әкімшіге хабарлама 4 с ішінде жіберілді.".to_owned(),
            recommendation: recommendation.to_owned(),
        },
    }
}

/// Findings of a work: by a tool, except in the survey of processes.
pub(crate) fn findings(rows: usize, work: Work) -> Vec<Finding> {
    (0..rows).map(|row| one_finding(row, work)).collect()
}

fn one_finding(row: usize, work: Work) -> Finding {
    let tool = finding::Tool { name: "Semgrep".to_owned(), version: "1.146.0".to_owned() };
    let mut found =
        Finding::new(work, FindingKind::Vulnerability, "python.lang.security.sql-injection", tool);
    found.title = "Сұрауға сырттан келген мән тікелей қосылады".to_owned();
    found.description = "Пайдаланушы берген мән SQL сұрауына тексерусіз қосылады: шабуылдаушы дерекқордағы кез келген жазбаны оқи алады.".to_owned();
    found.recommendation = "Параметрлі сұрауларды қолдану.".to_owned();
    found.evidence.snippet =
        "cursor.execute(\"SELECT * FROM person WHERE iin = '\" + request.args[\"iin\"] + \"'\")"
            .to_owned();
    found.cwes = "CWE-89".parse().into_iter().collect();
    found.risk = finding::Risk::ALL[row % 3];
    found.route.within = "komek.registry.search_by_identification_number".to_owned();
    found
}

fn measurements() -> Vec<Measurement> {
    let one = |code: &str, name: Text, value: f64, unit: Unit| {
        Measurement::new(code, name, "https://komek.gov.example.kz:8443", value, unit).ok()
    };
    [
        one(
            "requests-per-second-max",
            Text::new(
                "Секундына өңделетін сұраулардың ең көп саны",
                "Наибольшее число запросов в секунду",
                "Most requests a second",
            ),
            412.5,
            Unit::RequestsPerSecond,
        ),
        one(
            "response-95",
            Text::new(
                "Жауап уақытының 95-процентилі",
                "95-й процентиль времени ответа",
                "95th percentile of response time",
            ),
            840.0,
            Unit::Milliseconds,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn acceptance() -> SourceAcceptance {
    SourceAcceptance {
        number: "147-А/2026".to_owned(),
        date: date(2026, 10, 2),
        from: Person::new("Сейітқали Мөлдір Әнуарқызы", "Жоба жетекшісі"),
        to: Person::new("Қуанышұлы Дәурен", "Тіркеуші"),
        archives: vec![
            Archive {
                name: "komek-backend-4.2.1-source-release-candidate.tar.zst".to_owned(),
                medium: String::new(),
                size_bytes: 98_304_512,
                files: Some(4211),
                sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                    .to_owned(),
            },
            Archive {
                name: "Порталдың клиенттік бөлігі.zip".to_owned(),
                medium: "CD-R № 12".to_owned(),
                size_bytes: 36_331_020,
                files: Some(1843),
                sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                    .to_owned(),
            },
        ],
    }
}

fn duplicate() -> Document {
    let mut paper = protocol(Work::Network);
    paper.head.marks = Marks::None;
    paper.duplicate = Some(Duplicate {
        number: 1,
        date: DAY,
        notice: date(2026, 11, 18),
        reason: "қағаз тасығыштағы хаттама бүлінген".to_owned(),
        questionnaire: DuplicateQuestionnaire::Updated,
    });
    paper.round = Round::Retest { number: 1, previous: protocol_ref(Work::Network) };
    Document::Protocol(Box::new(paper))
}

fn protocol_ref(work: Work) -> ProtocolRef {
    ProtocolRef { work, number: "147-4/2026".to_owned(), date: date(2026, 11, 20) }
}

fn application() -> Document {
    let fields = ApplicationField::ALL.into_iter().map(|field| {
        let text = match field.code() {
            "applicant-iban" => "KZ86125KZT5004100100",
            "applicant-id" => "120440012345",
            "applicant-email" | "contact-email" => "kense@enbek.example.kz",
            "object-name" => "«Әлеуметтік көмек» ақпараттық жүйесі",
            _ => "Қазақстан Республикасы, Астана қаласы",
        };
        (field, text.to_owned())
    });
    let mut head = head("2026-000147", Marks::Draft);
    head.signatures = vec![Signature::by_hand(
        SignerRole::Applicant,
        Person::new("Сейітқали Мөлдір Әнуарқызы", "Басқарма төрағасы"),
    )];
    let application = RawApplication { fields: fields.collect(), works: Works::ALL };
    Document::Application(ApplicationForm { head, application })
}

fn questionnaire_form() -> Document {
    let mut head = head("", Marks::TestSignature);
    head.signatures =
        vec![electronic(SignerRole::Owner, "Жүнісов Әлихан Өтегенұлы", "Жауапты хатшы")];
    Document::Questionnaire(QuestionnaireForm {
        head,
        questionnaire: questionnaire(8),
        version: 2,
        version_date: DAY,
    })
}

fn return_letter() -> Document {
    let reason = |kk: &str, ru: &str, en: &str, reason: &str, clause: Clause| ReturnReason {
        item: Text::new(kk, ru, en),
        reason: reason.to_owned(),
        clause,
    };
    let mut head = head("147-Қ", Marks::TestSignature);
    head.signatures.truncate(1);
    Document::Return(ReturnLetter {
        head,
        object: object(),
        applied: date(2026, 11, 10),
        ground: ReturnGround::Package,
        reasons: vec![
            reason(
                "Сауалнама-сұраулық",
                "Анкета-вопросник",
                "Questionnaire",
                "5.1-кестеде серверлердің IP мекенжайлары көрсетілмеген.",
                Clause::rules(10).item(1),
            ),
            reason(
                "Сенімхат",
                "Доверенность",
                "Power of attorney",
                "Сенімхаттың мерзімі 01.11.2026 аяқталған.",
                Clause::rules(10).item(2),
            ),
        ],
    })
}

fn comparison() -> Document {
    let row = |number: usize| ComparisonRow {
        work: Work::Functions,
        code: format!("MA1-{number}"),
        nonconformity: "Оқиғаларды тіркеу журналы үш айдан кейін жойылады.".to_owned(),
        recommendation: "Журналды кемінде үш жыл сақтауды баптау.".to_owned(),
        correction:
            "Журналдарды сақтау мерзімі үш жылға ұзартылды, мұрағат жеке серверге көшірілді."
                .to_owned(),
        evidence: "/etc/komek/logging.d/retention-policy.conf, скриншот 4".to_owned(),
    };
    Document::Comparison(ComparisonTable {
        head: head("1", Marks::TestSignature),
        object: object(),
        protocols: vec![protocol_ref(Work::Functions), protocol_ref(Work::Network)],
        request: 1,
        software: SoftwareChange::Changed,
        rows: (1..8).map(row).collect(),
    })
}

fn agreement(subject: AgreementSubject) -> Document {
    let contract = ContractRef { number: "2026/СТ-318".to_owned(), date: date(2026, 9, 14) };
    let mut head = head("1", Marks::TestSignature);
    head.signatures = vec![
        electronic(SignerRole::Head, "Тұңғышбай Ерлан Іңкәрұлы", "Басқарма төрағасының орынбасары"),
        electronic(SignerRole::Applicant, "Сейітқали Мөлдір Әнуарқызы", "Басқарма төрағасы"),
    ];
    Document::Agreement(AdditionalAgreement { head, object: object(), contract, subject })
}

fn suspension() -> Document {
    agreement(AgreementSubject::Suspension {
        reason: "Серверлік үй-жайға физикалық қолжетімділік берілмеді.".to_owned(),
        from: date(2026, 10, 12),
        until: Some(date(2026, 10, 23)),
        new_end: Some(date(2026, 12, 4)),
    })
}

fn correction() -> Document {
    agreement(AgreementSubject::Correction {
        reason: "Нақты серверлер саны – 14, сауалнамада – 11.".to_owned(),
        questionnaire: date(2026, 10, 19),
        volume: protocol(Work::SourceCode).volume,
        new_cost: Some("4 812 300 теңге".to_owned()),
        new_end: None,
    })
}

fn interim() -> Document {
    agreement(AgreementSubject::InterimRetest {
        works: [Work::SourceCode, Work::Load].into_iter().collect(),
        requested: date(2026, 11, 2),
        period: None,
    })
}

fn withdrawal() -> Document {
    Document::Withdrawal(WithdrawalNotice {
        head: head("147-К", Marks::TestSignature),
        object: object(),
        protocols: vec![protocol_ref(Work::Functions), protocol_ref(Work::Load)],
        ground: Clause::rules(38),
        description: "Меншік иесі ДҚБЖ түрін өзгерткені туралы хабарлады: PostgreSQL 15 орнына YugabyteDB 2.25.".to_owned(),
        changes: vec![ChangeLine {
            number: 5,
            title: Text::new("ОЖ немесе ДҚБЖ түрін өзгерту", "Изменение типа ОС или СУБД", "Change of the type of OS or DBMS"),
            works: [Work::Functions, Work::Load].into_iter().collect(),
        }],
        works: [Work::Functions, Work::Load].into_iter().collect(),
        apply_by: date(2027, 2, 22),
    })
}

fn acceptance_act() -> Document {
    let mut head = head("147-А/2026", Marks::TestSignature);
    head.signatures = vec![
        electronic(SignerRole::HandsOver, "Сейітқали Мөлдір Әнуарқызы", "Жоба жетекшісі"),
        electronic(SignerRole::Receives, "Қуанышұлы Дәурен", "Тіркеуші"),
    ];
    Document::Acceptance(AcceptanceAct { head, object: object(), acceptance: acceptance() })
}

fn contract(form: ContractForm) -> Document {
    let mut head = head("2026/СТ-318", Marks::Draft);
    head.signatures = vec![
        Signature::by_hand(
            SignerRole::Head,
            Person::new("Тұңғышбай Ерлан Іңкәрұлы", "Басқарма төрағасының орынбасары"),
        ),
        Signature::by_hand(
            SignerRole::Applicant,
            Person::new("Сейітқали Мөлдір Әнуарқызы", "Басқарма төрағасы"),
        ),
    ];
    Document::Contract(ContractDraft {
        head,
        object: object(),
        form,
        edition: Edition::N605,
        works: Works::ALL,
        volume: protocol(Work::SourceCode).volume,
        cost: None,
        term: Some(Text::new("40 жұмыс күні", "40 рабочих дней", "40 working days")),
    })
}

/// A laboratory's package of two protocols, each with its annexes.
pub(crate) fn package() -> Document {
    let documents = [Work::SourceCode, Work::Network].into_iter().map(|work| {
        let mut paper = protocol(work);
        paper.head = laboratory_head(&paper.head.number);
        Document::Protocol(Box::new(paper))
    });
    Document::Package(PrintPackage {
        head: laboratory_head(""),
        documents: documents.collect(),
        bound_by: Person::new("Әбдіғали Нұрлан Сәкенұлы", "Бас сарапшы"),
    })
}
