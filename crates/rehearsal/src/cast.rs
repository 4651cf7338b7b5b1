//! The people of a rehearsal: organisations of every kind, accounts of every role, one password.

use std::collections::{BTreeMap, BTreeSet};

use conduct::{
    Conduct, ConductError,
    accounts::OrganisationDraft,
    password,
    person::{Organisation, OrganisationKind, Person, Role},
};
use language::Text;
use store::{Micros, NewAccount};
use uuid::Uuid;

use crate::error::{During, RehearsalError};

/// The names to sign in with, in the order in which a test meets people.
const LOGINS: [&str; 15] = [
    "applicant",
    "owner",
    "registrar",
    "executor",
    "executor-2",
    "reviewer",
    "head",
    "lab-registrar",
    "lab-executor",
    "lab-executor-2",
    "lab-reviewer",
    "lab-head",
    "authority",
    "nsc",
    "administrator",
];

/// Everybody.
#[derive(Debug, Clone)]
pub struct Cast {
    /// Applies for tests.
    pub applicant: Person,
    /// Attests questionnaires, of the same organisation.
    pub owner: Person,
    /// The state technical service.
    pub service: House,
    /// An accredited laboratory.
    pub laboratory: House,
    /// The authorised body's officer.
    pub authority: Person,
    /// The National Security Committee's officer.
    pub nsc: Person,
    /// Keeps accounts, prices and the calendar.
    pub administrator: Person,
}

/// The people of a provider.
#[derive(Debug, Clone)]
pub struct House {
    /// The provider.
    pub organisation: Organisation,
    /// Receives applications, sends contracts.
    pub registrar: Person,
    /// Carries out works.
    pub executor: Person,
    /// Carries out works too.
    pub second_executor: Person,
    /// The second person.
    pub reviewer: Person,
    /// Signs for the head.
    pub head: Person,
}

/// Enters people: one hash for all.
struct Office<'a> {
    conduct: &'a Conduct,
    now: Micros,
    hash: String,
}

impl Cast {
    /// Enters everybody with one password.
    ///
    /// # Errors
    /// The password is not taken, or somebody is there already.
    pub async fn hire(conduct: &Conduct, now: Micros, word: &str) -> Result<Cast, RehearsalError> {
        password::check("", word).map_err(|error| not_taken(&error)).during("password")?;
        let hash = password::hash(word).map_err(|error| not_taken(&error)).during("password")?;
        let office = Office { conduct, now, hash };
        let applicant = office
            .found(
                OrganisationKind::Applicant,
                "240140000011",
                ["«Мысал» ЖШС", "ТОО «Мысал»", "Mysal LLP"],
            )
            .await?;
        let authority = ["Уәкілетті орган", "Уполномоченный орган", "Authorised body"];
        let authority = office.found(OrganisationKind::Authority, "", authority).await?;
        let nsc = [
            "Ұлттық қауіпсіздік комитеті",
            "Комитет национальной безопасности",
            "National Security Committee",
        ];
        let nsc = office.found(OrganisationKind::Nsc, "", nsc).await?;
        let operator = ["Synaq операторы", "Оператор Synaq", "Synaq operator"];
        let operator = office.found(OrganisationKind::Operator, "", operator).await?;
        Ok(Cast {
            applicant: office
                .hire(&applicant, "applicant", "Айгүл Серікқызы", &[Role::Applicant])
                .await?,
            owner: office.hire(&applicant, "owner", "Болат Ерланұлы", &[Role::Owner]).await?,
            service: office.service().await?,
            laboratory: office.laboratory().await?,
            authority: office
                .hire(&authority, "authority", "Гүлнар Асқарқызы", &[Role::Authority])
                .await?,
            nsc: office.hire(&nsc, "nsc", "Ерлан Маратұлы", &[Role::Nsc]).await?,
            administrator: office
                .hire(&operator, "administrator", "Дана Әділқызы", &[Role::Administrator])
                .await?,
        })
    }

    /// Everybody, where they were hired before; `None` where somebody is missing.
    ///
    /// # Errors
    /// The store could not.
    pub async fn found(conduct: &Conduct) -> Result<Option<Cast>, RehearsalError> {
        let mut people = BTreeMap::new();
        for login in LOGINS {
            match conduct.store().person_by_login(login).await.during(login)? {
                Some(found) => people.insert(login, person_of(found)),
                None => return Ok(None),
            };
        }
        let mut take = |login: &str| people.remove(login);
        Ok(|| -> Option<Cast> {
            Some(Cast {
                applicant: take("applicant")?,
                owner: take("owner")?,
                service: House::found("", &mut take)?,
                laboratory: House::found("lab-", &mut take)?,
                authority: take("authority")?,
                nsc: take("nsc")?,
                administrator: take("administrator")?,
            })
        }())
    }

    /// Everybody, in the order in which a test meets them.
    pub fn everybody(&self) -> Vec<&Person> {
        let mut people = vec![&self.applicant, &self.owner];
        people.extend(self.service.people());
        people.extend(self.laboratory.people());
        people.extend([&self.authority, &self.nsc, &self.administrator]);
        people
    }
}

impl House {
    fn found(prefix: &str, take: &mut dyn FnMut(&str) -> Option<Person>) -> Option<House> {
        let mut post = |post: &str| take(&format!("{prefix}{post}"));
        let registrar = post("registrar")?;
        Some(House {
            organisation: registrar.organisation.clone(),
            registrar,
            executor: post("executor")?,
            second_executor: post("executor-2")?,
            reviewer: post("reviewer")?,
            head: post("head")?,
        })
    }

    /// Its people.
    pub fn people(&self) -> [&Person; 5] {
        [&self.registrar, &self.executor, &self.second_executor, &self.reviewer, &self.head]
    }
}

impl Office<'_> {
    async fn service(&self) -> Result<House, RehearsalError> {
        let names = [
            "«Мемлекеттік техникалық қызмет» АҚ",
            "АО «Государственная техническая служба»",
            "State Technical Service JSC",
        ];
        let kind = OrganisationKind::StateTechnicalService;
        let organisation = self.found(kind, "000140000072", names).await?;
        let people = ["Жанар Қайратқызы", "Зере Нұрланқызы", "Ильяс Бауыржанұлы"];
        self.house(organisation, "", people, ["Қайрат Талғатұлы", "Ләззат Мұратқызы"]).await
    }

    async fn laboratory(&self) -> Result<House, RehearsalError> {
        let names = [
            "«Үлгі» сынақ зертханасы» ЖШС",
            "ТОО «Испытательная лаборатория «Үлгі»",
            "Ulgi Test Laboratory LLP",
        ];
        let organisation = self.found(OrganisationKind::Laboratory, "230240000056", names).await?;
        let people = ["Мәдина Саматқызы", "Нұрсұлтан Айдарұлы", "Олжас Дәуренұлы"];
        self.house(organisation, "lab-", people, ["Перизат Жомартқызы", "Рүстем Әлиұлы"]).await
    }

    async fn house(
        &self,
        organisation: Organisation,
        prefix: &str,
        [registrar, executor, second]: [&str; 3],
        [reviewer, head]: [&str; 2],
    ) -> Result<House, RehearsalError> {
        let hire = async |post: &str, name: &str, role: Role| {
            self.hire(&organisation, &format!("{prefix}{post}"), name, &[role]).await
        };
        Ok(House {
            registrar: hire("registrar", registrar, Role::Registrar).await?,
            executor: hire("executor", executor, Role::Executor).await?,
            second_executor: hire("executor-2", second, Role::Executor).await?,
            reviewer: hire("reviewer", reviewer, Role::Reviewer).await?,
            head: hire("head", head, Role::Head).await?,
            organisation,
        })
    }

    async fn found(
        &self,
        kind: OrganisationKind,
        bin: &str,
        [kk, ru, en]: [&str; 3],
    ) -> Result<Organisation, RehearsalError> {
        let name = Text::new(kk, ru, en);
        let draft = OrganisationDraft { name: name.clone(), bin: bin.to_owned(), kind };
        let id = self.conduct.enter_organisation(draft).await.during(en)?;
        Ok(Organisation { id, name, bin: bin.to_owned(), kind })
    }

    async fn hire(
        &self,
        organisation: &Organisation,
        login: &str,
        name: &str,
        roles: &[Role],
    ) -> Result<Person, RehearsalError> {
        let row = |role: &Role| store::Role {
            role: role.code().to_owned(),
            organisation: organisation.id,
        };
        let account = NewAccount {
            id: Uuid::now_v7(),
            login: login.to_owned(),
            name: name.to_owned(),
            password: self.hash.clone(),
            organisation: organisation.id,
            roles: roles.iter().map(row).collect(),
            must_change: false,
        };
        let entered = self.conduct.store().add_account(account, self.now).await.during(login)?;
        Ok(Person {
            account: entered.id,
            login: login.to_owned(),
            name: name.to_owned(),
            organisation: organisation.clone(),
            roles: roles.iter().copied().collect::<BTreeSet<Role>>(),
            must_change_password: false,
        })
    }
}

fn person_of(found: store::Person) -> Person {
    let row = found.organisation;
    let organisation = Organisation {
        id: row.id,
        name: Text::new(row.name_kk, row.name_ru, row.name_en),
        bin: row.bin.unwrap_or_default(),
        kind: OrganisationKind::from_code(&row.kind).unwrap_or(OrganisationKind::Applicant),
    };
    Person {
        account: found.account.id,
        login: found.account.login,
        name: found.account.name,
        roles: found.roles.iter().filter_map(|role| Role::from_code(&role.role)).collect(),
        must_change_password: found.account.must_change,
        organisation,
    }
}

fn not_taken(error: &password::PasswordError) -> ConductError {
    ConductError::told(Text::new(error.to_string(), error.to_string(), error.to_string()))
}
