//! Organisations and accounts: entered, opened, blocked.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Request, State},
    response::Response,
    routing::{get, post},
};
use conduct::{
    ConductError,
    accounts::{AccountDraft, AccountLine, Activity, OrganisationDraft},
    person::{Organisation, OrganisationKind, Role},
};
use language::Text;
use order::form::{Bin, Identifiers};
use uuid::Uuid;

use super::{ensure_administrator, told, wrongs};
use crate::{
    Portal,
    failure::Failure,
    fields::{self, Fields},
    frame::Frame,
    render::{done, page},
    visit::SignedIn,
};

/// Letters of a suggested first password.
const PASSWORD_CHARS: usize = 20;

/// The pages' addresses.
pub(super) fn router() -> Router<Portal> {
    Router::new()
        .route("/admin/accounts", get(show).post(add_account))
        .route("/admin/organisations", post(add_organisation))
        .route("/admin/accounts/{id}/activity", post(set_activity))
}

/// An account as the list shows it.
#[derive(Debug, Clone)]
struct AccountView {
    id: String,
    login: String,
    name: String,
    organisation: String,
    roles: String,
    is_active: bool,
    must_change: bool,
    is_self: bool,
}

/// Something to choose.
#[derive(Debug, Clone)]
struct ChoiceView {
    code: String,
    label: String,
    chosen: bool,
}

/// What stands in the two forms.
#[derive(Debug, Clone, Default)]
struct Given {
    is_account: bool,
    is_organisation: bool,
    login: String,
    name: String,
    organisation: String,
    roles: Vec<String>,
    names: [String; 3],
    bin: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "admin_accounts.html")]
struct AccountsPage {
    frame: Frame,
    accounts: Vec<AccountView>,
    organisations: Vec<ChoiceView>,
    roles: Vec<ChoiceView>,
    kinds: Vec<ChoiceView>,
    given: Given,
    password: String,
    wrong: Vec<String>,
}

async fn show(State(portal): State<Portal>, signed_in: SignedIn) -> Result<Response, Failure> {
    ensure_administrator(&signed_in)?;
    page(&accounts_page(&portal, &signed_in, Given::default(), Vec::new()).await?)
}

async fn add_account(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let added = match draft(&signed_in, &form) {
        Ok(draft) => portal.conduct.add_account(&signed_in.person, draft).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => Ok(done(&portal, "/admin/accounts", "account-added")),
        Err(error) => again(&portal, &signed_in, error, Given::account(&form)).await,
    }
}

fn draft(signed_in: &SignedIn, form: &Fields) -> Result<AccountDraft, ConductError> {
    let organisation = form.text("organisation").parse::<Uuid>();
    let organisation = organisation.map_err(|_| told(signed_in, "admin-choose-organisation"))?;
    let roles: Vec<Role> = form.all("role").filter_map(Role::from_code).collect();
    if roles.is_empty() {
        return Err(told(signed_in, "admin-choose-role"));
    }
    Ok(AccountDraft {
        login: form.text("login").to_owned(),
        name: form.text("name").to_owned(),
        organisation,
        roles,
        password: form.text("password").to_owned(),
    })
}

async fn add_organisation(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    let added = match organisation(&signed_in, &form) {
        Ok(draft) => portal.conduct.add_organisation(&signed_in.person, draft).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(_) => Ok(done(&portal, "/admin/accounts", "organisation-added")),
        Err(error) => again(&portal, &signed_in, error, Given::organisation(&form)).await,
    }
}

fn organisation(signed_in: &SignedIn, form: &Fields) -> Result<OrganisationDraft, ConductError> {
    let [kk, ru, en] = ["kk", "ru", "en"].map(|lang| form.text(&format!("name-{lang}")));
    if kk.is_empty() || ru.is_empty() || en.is_empty() {
        return Err(told(signed_in, "admin-names-needed"));
    }
    let bin = form.text("bin");
    if !bin.is_empty() && Bin::parse(bin, Identifiers::Strict).is_err() {
        return Err(told(signed_in, "admin-bin-wrong"));
    }
    let kind = OrganisationKind::from_code(form.text("kind"));
    let kind = kind.ok_or_else(|| told(signed_in, "admin-choose-kind"))?;
    Ok(OrganisationDraft { name: Text::new(kk, ru, en), bin: bin.to_owned(), kind })
}

async fn set_activity(
    State(portal): State<Portal>,
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    request: Request,
) -> Result<Response, Failure> {
    let form = fields::read(request, &signed_in.visit.csrf).await?;
    ensure_administrator(&signed_in)?;
    if id == signed_in.person.account {
        let error = told(&signed_in, "admin-not-yourself");
        return again(&portal, &signed_in, error, Given::default()).await;
    }
    let activity = if form.text("active") == "yes" { Activity::Active } else { Activity::Blocked };
    portal.conduct.set_active(&signed_in.person, id, activity).await?;
    Ok(done(&portal, "/admin/accounts", "account-changed"))
}

async fn again(
    portal: &Portal,
    signed_in: &SignedIn,
    error: ConductError,
    given: Given,
) -> Result<Response, Failure> {
    let (status, wrong) = wrongs(signed_in, error)?;
    let mut response = page(&accounts_page(portal, signed_in, given, wrong).await?)?;
    *response.status_mut() = status;
    Ok(response)
}

impl Given {
    fn account(form: &Fields) -> Given {
        Given {
            is_account: true,
            login: form.text("login").to_owned(),
            name: form.text("name").to_owned(),
            organisation: form.text("organisation").to_owned(),
            roles: form.all("role").map(str::to_owned).collect(),
            ..Given::default()
        }
    }

    fn organisation(form: &Fields) -> Given {
        Given {
            is_organisation: true,
            names: ["kk", "ru", "en"].map(|lang| form.text(&format!("name-{lang}")).to_owned()),
            bin: form.text("bin").to_owned(),
            kind: form.text("kind").to_owned(),
            ..Given::default()
        }
    }
}

async fn accounts_page(
    portal: &Portal,
    signed_in: &SignedIn,
    given: Given,
    wrong: Vec<String>,
) -> Result<AccountsPage, Failure> {
    let frame = Frame::new(&signed_in.visit);
    let accounts = portal.conduct.accounts(&signed_in.person).await?;
    let organisations = portal.conduct.organisations(&[]).await?;
    Ok(AccountsPage {
        accounts: accounts.iter().map(|line| account_view(&frame, signed_in, line)).collect(),
        organisations: organisations.iter().map(|o| choice(&frame, o, &given)).collect(),
        roles: roles(&frame, &given),
        kinds: kinds(&frame, &given),
        password: conduct::secret().chars().take(PASSWORD_CHARS).collect(),
        given,
        wrong,
        frame,
    })
}

fn account_view(frame: &Frame, signed_in: &SignedIn, line: &AccountLine) -> AccountView {
    let person = &line.person;
    let role = |role: &Role| frame.t(&format!("role-{}", role.code()));
    AccountView {
        id: person.account.to_string(),
        login: person.login.clone(),
        name: person.name.clone(),
        organisation: person.organisation.name.of(frame.lang).to_owned(),
        roles: person.roles.iter().map(role).collect::<Vec<_>>().join(", "),
        is_active: line.is_active,
        must_change: person.must_change_password,
        is_self: person.account == signed_in.person.account,
    }
}

fn choice(frame: &Frame, organisation: &Organisation, given: &Given) -> ChoiceView {
    let id = organisation.id.to_string();
    let kind = frame.t(&format!("organisation-{}", organisation.kind.code()));
    ChoiceView {
        label: format!("{} ({kind})", organisation.name.of(frame.lang)),
        chosen: given.organisation == id,
        code: id,
    }
}

fn roles(frame: &Frame, given: &Given) -> Vec<ChoiceView> {
    let view = |role: Role| ChoiceView {
        code: role.code().to_owned(),
        label: frame.t(&format!("role-{}", role.code())),
        chosen: given.roles.iter().any(|code| code == role.code()),
    };
    Role::ALL.into_iter().map(view).collect()
}

fn kinds(frame: &Frame, given: &Given) -> Vec<ChoiceView> {
    let view = |kind: OrganisationKind| ChoiceView {
        code: kind.code().to_owned(),
        label: frame.t(&format!("organisation-{}", kind.code())),
        chosen: given.kind == kind.code(),
    };
    OrganisationKind::ALL.into_iter().map(view).collect()
}
