//! The terms that the Order names, each with its clause, its duty and its length.

use language::Text;
use serde::{Deserialize, Serialize};

use crate::{Clause, Edition, ProviderKind, term::Term};

/// How many retests an applicant may request (R 25, R 32).
pub const RETEST_REQUESTS_MAX: u8 = 2;
/// How often the retest term may be extended (R 25, R 32).
pub const RETEST_EXTENSIONS_MAX: u8 = 1;

/// A term that the Order names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermId {
    /// R 11: applications for tests bought through the procurement portal.
    ApplicationsAccepted,
    /// R 12: from receipt of the application.
    CompletenessCheck,
    /// R 13: from receipt of the application.
    ReturnOfApplication,
    /// R 14: from the check of a complete package.
    ContractSent,
    /// R 14.1: from receipt of the draft technical specification.
    DraftContractPosted,
    /// R 14.2: from receipt of the two copies.
    ContractReturned,
    /// R 15: no draft contract by then, and the application is cancelled.
    DraftContractLastDay,
    /// R 25: from the placing of the protocols.
    RetestRequest,
    /// R 25: from receipt of the request.
    Retest,
    /// R 25: once, by at most as much.
    RetestExtension,
    /// R 28: from receipt of the owner's notice.
    Duplicate,
    /// R 32: from receipt of the protocols.
    LabRetestRequest,
    /// R 32: from receipt of the request.
    LabRetest,
    /// R 32: once, by at most as much.
    LabRetestExtension,
    /// R 34: from receipt of the owner's notice.
    LabDuplicate,
    /// R 36: from the issue of the protocol of one kind of work.
    ProtocolForProduction,
    /// R 36: from the issue of the protocols.
    PlatformProtocol,
    /// R 40: from receipt of the notice or information.
    WithdrawalDecision,
    /// R 41: from the withdrawal of the protocols.
    TestAfterWithdrawal,
    /// M 15: from the end of the tests.
    SourceKept,
    /// M 43: from the record; longer where the security documentation says so.
    LogsKept,
    /// M 43: from the record.
    LogsAtHand,
    /// M 45: from the change of the source code.
    ChangeReported,
    /// M 46: every quarter.
    QuarterSummary,
    /// M 47: from the day of the change.
    ChangeNotified,
    /// M 49: from the planning of the works.
    WorksNotified,
}

/// Whose duty, or right, a term limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The applicant.
    Applicant,
    /// The owner or possessor of the test object.
    Owner,
    /// The provider: the state technical service or the laboratory.
    Provider,
}

/// What a term is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Something must be done by its last day.
    Action,
    /// Something may be done until its last day.
    Window,
    /// A longest extension of another term.
    AtMost,
    /// Something must be kept for at least as long.
    AtLeast,
    /// A paper is valid as long.
    Validity,
}

/// A term with all that the Order says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedTerm {
    /// Which one it is.
    pub id: TermId,
    /// The clause that sets it.
    pub clause: Clause,
    /// Whom it binds.
    pub duty: Duty,
    /// How long it is.
    pub term: Term,
    /// What it is for.
    pub nature: Nature,
    /// Whose procedure it belongs to; `None` for both.
    pub provider: Option<ProviderKind>,
    title: [&'static str; 3],
}

impl TermId {
    /// All of them, in the order of the table.
    pub const ALL: [TermId; 26] = [
        TermId::ApplicationsAccepted,
        TermId::CompletenessCheck,
        TermId::ReturnOfApplication,
        TermId::ContractSent,
        TermId::DraftContractPosted,
        TermId::ContractReturned,
        TermId::DraftContractLastDay,
        TermId::RetestRequest,
        TermId::Retest,
        TermId::RetestExtension,
        TermId::Duplicate,
        TermId::LabRetestRequest,
        TermId::LabRetest,
        TermId::LabRetestExtension,
        TermId::LabDuplicate,
        TermId::ProtocolForProduction,
        TermId::PlatformProtocol,
        TermId::WithdrawalDecision,
        TermId::TestAfterWithdrawal,
        TermId::SourceKept,
        TermId::LogsKept,
        TermId::LogsAtHand,
        TermId::ChangeReported,
        TermId::QuarterSummary,
        TermId::ChangeNotified,
        TermId::WorksNotified,
    ];

    /// The window for a retest request: R 25 or R 32.
    pub const fn retest_request(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::RetestRequest,
            ProviderKind::Laboratory => TermId::LabRetestRequest,
        }
    }

    /// The time for a retest: R 25 or R 32.
    pub const fn retest(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::Retest,
            ProviderKind::Laboratory => TermId::LabRetest,
        }
    }

    /// The longest extension of a retest term: R 25 or R 32.
    pub const fn retest_extension(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::RetestExtension,
            ProviderKind::Laboratory => TermId::LabRetestExtension,
        }
    }

    /// The time for a duplicate: R 28 or R 34.
    pub const fn duplicate(provider: ProviderKind) -> TermId {
        match provider {
            ProviderKind::StateTechnicalService => TermId::Duplicate,
            ProviderKind::Laboratory => TermId::LabDuplicate,
        }
    }
}

impl NamedTerm {
    /// What is to be done in it, in the Order's words.
    pub fn title(&self) -> Text {
        let [kk, ru, en] = self.title;
        Text::new(kk, ru, en)
    }
}

/// A term as the edition sets it.
pub fn of(edition: Edition, id: TermId) -> &'static NamedTerm {
    &table(edition)[id as usize]
}

/// Every term of the edition.
pub fn all(edition: Edition) -> &'static [NamedTerm] {
    table(edition)
}

/// № 605/НҚ changed no term of № 257/НҚ.
const fn table(edition: Edition) -> &'static [NamedTerm; TermId::ALL.len()] {
    match edition {
        Edition::N257 | Edition::N605 => &TERMS,
    }
}

/// In the order of [`TermId::ALL`].
static TERMS: [NamedTerm; TermId::ALL.len()] = [
    NamedTerm {
        id: TermId::ApplicationsAccepted,
        clause: Clause::rules(11),
        duty: Duty::Applicant,
        term: Term::Through { month: 11, day: 1 },
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "мемлекеттік сатып алу веб-порталы арқылы сатып алу кезінде өтінім беру",
            "подача заявки при закупке через веб-портал государственных закупок",
            "application when buying through the public procurement portal",
        ],
    },
    NamedTerm {
        id: TermId::CompletenessCheck,
        clause: Clause::rules(12),
        duty: Duty::Provider,
        term: Term::WorkingDays(3),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "құжаттардың толықтығын тексеру",
            "проверка полноты документов",
            "check of the documents for completeness",
        ],
    },
    NamedTerm {
        id: TermId::ReturnOfApplication,
        clause: Clause::rules(13),
        duty: Duty::Provider,
        term: Term::WorkingDays(10),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "талаптарға сәйкес келмейтін өтінімді қайтару",
            "возврат заявки, не соответствующей требованиям",
            "return of a non-conforming application",
        ],
    },
    NamedTerm {
        id: TermId::ContractSent,
        clause: Clause::rules(14),
        duty: Duty::Provider,
        term: Term::WorkingDays(3),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "техникалық ерекшелік жобасын немесе шарттың екі данасын жіберу",
            "направление проекта технической спецификации или двух экземпляров договора",
            "sending of the draft technical specification or of two copies of the contract",
        ],
    },
    NamedTerm {
        id: TermId::DraftContractPosted,
        clause: Clause::rules(14).item(1),
        duty: Duty::Applicant,
        term: Term::WorkingDays(3),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "шарт жобасын мемлекеттік сатып алу веб-порталында орналастыру",
            "размещение проекта договора на веб-портале государственных закупок",
            "posting of the draft contract on the public procurement portal",
        ],
    },
    NamedTerm {
        id: TermId::ContractReturned,
        clause: Clause::rules(14).item(2),
        duty: Duty::Applicant,
        term: Term::WorkingDays(5),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "шартқа қол қою және бір данасын қайтару",
            "подписание договора и возврат одного экземпляра",
            "signing of the contract and return of one copy",
        ],
    },
    NamedTerm {
        id: TermId::DraftContractLastDay,
        clause: Clause::rules(15),
        duty: Duty::Applicant,
        term: Term::Through { month: 11, day: 15 },
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "шарт жобасын веб-портал арқылы жіберудің соңғы мерзімі",
            "предельный срок направления договора через веб-портал",
            "last day for the draft contract on the procurement portal",
        ],
    },
    NamedTerm {
        id: TermId::RetestRequest,
        clause: Clause::rules(25),
        duty: Duty::Applicant,
        term: Term::WorkingDays(60),
        nature: Nature::Window,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "сәйкессіздіктерді жою және қайталама сынақтарға сұрау салу",
            "устранение несоответствий и запрос на повторные испытания",
            "removal of the nonconformities and request for a retest",
        ],
    },
    NamedTerm {
        id: TermId::Retest,
        clause: Clause::rules(25),
        duty: Duty::Provider,
        term: Term::WorkingDays(20),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: ["қайталама сынақтарды жүргізу", "проведение повторных испытаний", "retest"],
    },
    NamedTerm {
        id: TermId::RetestExtension,
        clause: Clause::rules(25),
        duty: Duty::Applicant,
        term: Term::WorkingDays(20),
        nature: Nature::AtMost,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "қайталама сынақтар мерзімін ұзарту",
            "продление срока повторных испытаний",
            "extension of the retest term",
        ],
    },
    NamedTerm {
        id: TermId::Duplicate,
        clause: Clause::rules(28),
        duty: Duty::Provider,
        term: Term::WorkingDays(5),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "хаттаманың телнұсқасын беру",
            "выдача дубликата протокола",
            "issue of a duplicate protocol",
        ],
    },
    NamedTerm {
        id: TermId::LabRetestRequest,
        clause: Clause::rules(32),
        duty: Duty::Applicant,
        term: Term::WorkingDays(20),
        nature: Nature::Window,
        provider: Some(ProviderKind::Laboratory),
        title: [
            "сәйкессіздіктерді жою және қайталама сынақтарға сұрау салу",
            "устранение несоответствий и запрос на повторные испытания",
            "removal of the nonconformities and request for a retest",
        ],
    },
    NamedTerm {
        id: TermId::LabRetest,
        clause: Clause::rules(32),
        duty: Duty::Provider,
        term: Term::WorkingDays(20),
        nature: Nature::Action,
        provider: Some(ProviderKind::Laboratory),
        title: ["қайталама сынақтарды жүргізу", "проведение повторных испытаний", "retest"],
    },
    NamedTerm {
        id: TermId::LabRetestExtension,
        clause: Clause::rules(32),
        duty: Duty::Applicant,
        term: Term::WorkingDays(20),
        nature: Nature::AtMost,
        provider: Some(ProviderKind::Laboratory),
        title: [
            "қайталама сынақтар мерзімін ұзарту",
            "продление срока повторных испытаний",
            "extension of the retest term",
        ],
    },
    NamedTerm {
        id: TermId::LabDuplicate,
        clause: Clause::rules(34),
        duty: Duty::Provider,
        term: Term::WorkingDays(5),
        nature: Nature::Action,
        provider: Some(ProviderKind::Laboratory),
        title: [
            "хаттаманың телнұсқасын беру",
            "выдача дубликата протокола",
            "issue of a duplicate protocol",
        ],
    },
    NamedTerm {
        id: TermId::ProtocolForProduction,
        clause: Clause::rules(36),
        duty: Duty::Owner,
        term: Term::Years(1),
        nature: Nature::Validity,
        provider: None,
        title: [
            "өнеркәсіптік пайдалануға енгізу үшін хаттаманың қолданылу мерзімі",
            "срок действия протокола для ввода в промышленную эксплуатацию",
            "validity of a protocol for putting the object into production",
        ],
    },
    NamedTerm {
        id: TermId::PlatformProtocol,
        clause: Clause::rules(36),
        duty: Duty::Owner,
        term: Term::Years(1),
        nature: Nature::Validity,
        provider: None,
        title: [
            "\"электрондық үкіметтің\" ақпараттық-коммуникациялық платформасы хаттамаларының қолданылу мерзімі",
            "срок действия протоколов информационно-коммуникационной платформы «электронного правительства»",
            "validity of the protocols of the e-government platform",
        ],
    },
    NamedTerm {
        id: TermId::WithdrawalDecision,
        clause: Clause::rules(40),
        duty: Duty::Provider,
        term: Term::WorkingDays(10),
        nature: Nature::Action,
        provider: None,
        title: [
            "өзгерістерді қарау және хаттамаларды кері қайтарып алу туралы шешім",
            "рассмотрение изменений и решение об отзыве протоколов",
            "consideration of changes and decision on withdrawal",
        ],
    },
    NamedTerm {
        id: TermId::TestAfterWithdrawal,
        clause: Clause::rules(41),
        duty: Duty::Owner,
        term: Term::Months(3),
        nature: Nature::Action,
        provider: None,
        title: [
            "хаттамалар кері қайтарылып алынғаннан кейін сынақтарға өтінім беру",
            "подача заявки на испытания после отзыва протоколов",
            "application for tests after withdrawal",
        ],
    },
    NamedTerm {
        id: TermId::SourceKept,
        clause: Clause::methodology(15),
        duty: Duty::Provider,
        term: Term::Years(3),
        nature: Nature::AtLeast,
        provider: None,
        title: [
            "бастапқы кодтарды құпия сақтау",
            "хранение исходных кодов с соблюдением конфиденциальности",
            "confidential keeping of the source code",
        ],
    },
    NamedTerm {
        id: TermId::LogsKept,
        clause: Clause::methodology(43),
        duty: Duty::Owner,
        term: Term::Years(3),
        nature: Nature::AtLeast,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "оқиғаларды тіркеу журналдарын сақтау",
            "хранение журналов регистрации событий",
            "keeping of the event logs",
        ],
    },
    NamedTerm {
        id: TermId::LogsAtHand,
        clause: Clause::methodology(43),
        duty: Duty::Owner,
        term: Term::Months(2),
        nature: Nature::AtLeast,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "оқиғаларды тіркеу журналдарының жедел қолжетімділігі",
            "оперативная доступность журналов регистрации событий",
            "operational availability of the event logs",
        ],
    },
    NamedTerm {
        id: TermId::ChangeReported,
        clause: Clause::methodology(45),
        duty: Duty::Provider,
        term: Term::WorkingDays(5),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "бастапқы кодтың өзгергені туралы ресми хатпен хабардар ету",
            "уведомление официальным письмом об изменении исходного кода",
            "official notice of a change of the source code",
        ],
    },
    NamedTerm {
        id: TermId::QuarterSummary,
        clause: Clause::methodology(46),
        duty: Duty::Provider,
        term: Term::QuarterEnd { day: 25 },
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "өзгермеуге талдау нәтижелері жайлы жиынтық ақпаратты орналастыру",
            "размещение сводной информации о результатах анализа на неизменность",
            "summary of the results of the immutability analysis",
        ],
    },
    NamedTerm {
        id: TermId::ChangeNotified,
        clause: Clause::methodology(47),
        duty: Duty::Owner,
        term: Term::WorkingDays(2),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "бастапқы кодқа енгізілген өзгерістер туралы хабардар ету",
            "уведомление об изменениях, внесенных в исходный код",
            "notice of changes made to the source code",
        ],
    },
    NamedTerm {
        id: TermId::WorksNotified,
        clause: Clause::methodology(49),
        duty: Duty::Owner,
        term: Term::WorkingDays(2),
        nature: Nature::Action,
        provider: Some(ProviderKind::StateTechnicalService),
        title: [
            "серверде жоспарланған техникалық жұмыстар туралы хабардар ету",
            "уведомление о планируемых технических работах на сервере",
            "notice of planned technical works on the server",
        ],
    },
];
