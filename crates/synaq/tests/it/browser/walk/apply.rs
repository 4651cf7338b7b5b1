//! The application: signed in, opened, both forms filled in, attested, submitted (R 10).

use case::{CommandKind, Stage, payload::AttachmentKind};
use document::xlsx::WorkbookMeta;
use language::Lang;
use order::form::Table;
use rehearsal::application;
use testkit::{PASSWORD, source_archive};

use super::{Walk, Ways};

impl Walk<'_> {
    pub(super) async fn apply(&mut self) {
        self.sign_in_for_the_first_time().await;
        self.open_a_case().await;
        self.fill_in_application().await;
        self.bring_workbook().await;
        self.change_a_cell("servers", "Debian 13.2").await;
        self.hand_in_package().await;
        self.attest_by_hand().await;
        self.submit().await;
    }

    /// A wrong password is told as such; Kazakh is chosen.
    async fn sign_in_for_the_first_time(&mut self) {
        self.browser.open_unchecked("/").await;
        self.browser.open_unchecked("/sign-in").await;
        self.browser.press(".langs [value=kk]").await;
        self.browser.reads("h1", "Порталға кіру").await;
        self.look("sign-in", Ways::Every).await;
        self.browser.sign_in("applicant", "бұл емес, мүлдем басқа").await;
        self.browser.reads("[role=alert]", "Логин немесе құпиясөз дұрыс емес").await;
        assert_eq!(self.browser.attribute("#login", "value").await, "applicant");
        self.look("sign-in-wrong", Ways::Desk).await;
        self.browser.sign_in("applicant", PASSWORD).await;
        self.browser.reads("main", "Әзірге сынақтар жоқ").await;
        self.look("no-cases", Ways::Desk).await;
    }

    async fn open_a_case(&mut self) {
        self.browser.press("a[href=\"/cases/new\"]").await;
        self.look("new-case", Ways::Every).await;
        self.browser.type_in("#title", &self.play.object.name).await;
        let provider = self.house.cast.service.organisation.id.to_string();
        self.browser.tick("provider", &provider).await;
        self.browser.press("form[action=\"/cases/new\"] .button").await;
        let path = self.browser.path().await;
        self.play.id = path.rsplit('/').next().unwrap().parse().unwrap();
        self.stands(Stage::Draft).await;
        self.look("overview-draft", Ways::Every).await;
    }

    /// The application (RA 1), field by field.
    async fn fill_in_application(&mut self) {
        self.browser.press(".sections a[href$=\"/application\"]").await;
        self.look("application-blank", Ways::Desk).await;
        let scene = self.play.scene;
        let draft = application(&self.play.object, scene.cast, scene.house, scene.clock.today());
        self.browser.answer("object", "general").await;
        self.browser.answer("ownership", "state").await;
        self.browser.answer("applicant", "legal-entity").await;
        if self.browser.has("[name=procurement]").await {
            self.browser.answer("procurement", "direct").await;
        }
        for (field, text) in &draft.form.fields {
            self.browser.fill(&format!("[name=\"field.{}\"]", field.code()), text).await;
        }
        for work in draft.form.works.iter() {
            self.browser.tick("works", work.code()).await;
        }
        // One wrong value first: the page names the field and keeps what was entered.
        self.browser.fill("[name=\"field.applicant-iban\"]", "KZ00").await;
        self.browser.press("[data-form=application] .savebar .button").await;
        assert!(self.browser.has("[data-problems] a[href=\"#f-applicant-iban\"]").await);
        assert_eq!(self.browser.attribute("#f-applicant-iban", "value").await, "KZ00");
        self.look("application-wrong", Ways::Every).await;
        self.browser.type_in("[name=\"field.applicant-iban\"]", "KZ86125KZT5004100100").await;
        self.browser.press("[data-form=application] .savebar .button").await;
        assert!(
            !self.browser.has("[data-problems]").await,
            "{}",
            self.browser.words("#problems").await
        );
        self.look("application", Ways::Desk).await;
    }

    /// The questionnaire (RA 2): the workbook goes out, is filled in, is shown, is applied.
    async fn bring_workbook(&mut self) {
        self.browser.press(".sections a[href$=\"/questionnaire\"]").await;
        self.look("questionnaire-blank", Ways::Every).await;
        self.go("applicant", "questionnaire/workbook").await;
        self.look("workbook", Ways::Desk).await;
        let link = self.browser.attribute("[data-workbook=kk]", "href").await;
        let blank = self.browser.fetch(&link).await;
        assert_eq!(blank.status, 200);
        let read = document::xlsx::read(&blank.bytes).unwrap();
        let meta = WorkbookMeta {
            case_id: read.case_id.unwrap(),
            base_version: read.base_version.unwrap(),
            date: self.house.clock.today(),
        };
        let questionnaire = &self.play.object.questionnaire;
        let filled = document::xlsx::questionnaire(questionnaire, &meta, Lang::Kk).unwrap();
        let file = self.file("сауалнама.xlsx", &filled);
        self.browser.choose("#workbook", &file).await;
        self.browser.press("form[data-form=workbook] .button").await;
        self.succeeded().await;
        assert!(self.browser.has("[data-preview] [data-changes]").await);
        assert!(!self.browser.has("[data-conflicts], [data-notes], [data-problems]").await);
        self.look("workbook-preview", Ways::Every).await;
        self.browser.press("[data-apply]").await;
        self.succeeded().await;
        assert_eq!(self.browser.attribute("[data-check]", "data-check").await, "0");
        self.look("questionnaire-applied", Ways::Every).await;
    }

    /// One cell of a table, changed by the form: the operating system of the first server.
    pub(super) async fn change_a_cell(&mut self, table: &str, to: &str) {
        self.go("applicant", &format!("questionnaire/{table}")).await;
        let cell = "tbody tr:first-child td:nth-of-type(5) textarea";
        self.browser.type_in(cell, to).await;
        self.look(&format!("questionnaire-{table}"), Ways::Every).await;
        self.browser.press("form[data-form=grid] [data-save]").await;
        self.succeeded().await;
        let rows = &self.play.sheet_of(&self.house.cast.applicant).await.unwrap();
        let rows = &rows.questionnaire().unwrap().value.tables[&Table::Servers];
        assert_eq!(rows[0].cells[4], to);
    }

    /// The documents of the package (R 10.2–10.7).
    async fn hand_in_package(&mut self) {
        self.go("applicant", "documents").await;
        self.look("documents-none", Ways::Desk).await;
        let archive = source_archive(&[("src/main.rs", b"fn main() {\n    run();\n}\n")]);
        let package = [
            (AttachmentKind::PowerOfAttorney, "Сенімхат.txt", "Сенімхат\n".as_bytes()),
            (AttachmentKind::TechnicalSpecification, "Техникалық тапсырма.txt", b"TS\n"),
            (AttachmentKind::SecurityDocumentation, "АҚ құжаттамасы.txt", b"SD\n"),
            (AttachmentKind::StateBodyProof, "Анықтама.txt", b"SB\n"),
            (AttachmentKind::SourceCode, "source.tar", &archive),
        ];
        for (kind, name, content) in package {
            let code = conduct::attachment_code(kind);
            let file = self.file(name, content);
            self.browser
                .choose(&format!("[data-document=\"{code}\"] input[type=file]"), &file)
                .await;
            self.browser.press(&format!("[data-document=\"{code}\"] form .button")).await;
            self.succeeded().await;
            self.browser.reads(&format!("[data-document=\"{code}\"]"), name).await;
        }
        self.look("documents", Ways::Every).await;
    }

    /// The owner reads the questionnaire and signs it (R 10.1).
    pub(super) async fn attest_by_hand(&mut self) {
        self.go("owner", "questionnaire/attest").await;
        self.look("attest", Ways::Desk).await;
        assert!(
            self.browser.has("[data-manifest]").await
                && self.browser.has("[data-test-signature]").await
        );
        self.browser.press("[data-sign]").await;
        self.succeeded().await;
        self.look("attested", Ways::Desk).await;
    }

    /// The applicant signs and submits (R 10).
    async fn submit(&mut self) {
        self.go("applicant", "").await;
        self.browser.press(&format!("[data-act=\"{}\"]", CommandKind::Submit.code())).await;
        self.look("submit", Ways::Every).await;
        assert!(
            self.browser.has("[data-manifest]").await
                && self.browser.has("[data-test-signature]").await
        );
        self.browser.press("[data-sign]").await;
        self.succeeded().await;
        self.go("applicant", "").await;
        self.stands(Stage::Check).await;
        self.look("overview-check", Ways::Desk).await;
    }
}
