//! `synaq serve` at its first start: one administrator, and nothing else.

use std::{fs, os::unix::fs::PermissionsExt as _};

use crate::program::{Serving, arg, failure, write_private};

const ADMINISTRATOR: &str = "login = \"дана\"
name = \"Дана Әділқызы\"
password = \"тау бұлақ суы мөлдір\"

[organisation]
kk = \"Оператор\"
ru = \"Оператор\"
en = \"Operator\"
";

#[test]
fn the_first_start_makes_the_administrator_of_the_file_and_serves() {
    let outer = tempfile::tempdir().unwrap();
    let (data, file) = (outer.path().join("data"), outer.path().join("admin.toml"));
    write_private(&file, ADMINISTRATOR);
    let serving = Serving::start(&["--data", arg(&data), "--admin-file", arg(&file)]);
    let page = serving.page("/sign-in");
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(page.contains("lang=\"kk\"") && !page.contains("Secure"), "{page}");
    assert_eq!(failure(&["serve", "--data", arg(&data)]).0, 2, "two programs in one folder");
    assert_eq!(serving.stop(), Some(0));

    for (path, mode) in [("", 0o700), ("keys/ring.json", 0o600), ("keys/test-signer.pem", 0o600)] {
        let found = fs::metadata(data.join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(found, mode, "{path}");
    }
    let again = Serving::start(&["--data", arg(&data), "--public-url", "https://synaq.example.kz"]);
    let page = again.page("/sign-in");
    assert!(page.contains("; Secure"), "{page}");
    assert_eq!(again.stop(), Some(0));
}

#[tokio::test]
async fn nothing_of_the_demonstration_is_in_a_new_installation() {
    let outer = tempfile::tempdir().unwrap();
    let (data, file) = (outer.path().join("data"), outer.path().join("admin.toml"));
    write_private(&file, ADMINISTRATOR);
    let serving = Serving::start(&["--data", arg(&data), "--admin-file", arg(&file)]);
    assert!(serving.page("/sign-in").starts_with("HTTP/1.1 200 OK"));
    assert_eq!(serving.stop(), Some(0));
    let conduct = crate::audit::conduct_over(&data).await;
    let accounts = conduct.store().accounts(&store::AccountFilter::default(), page()).await;
    let logins: Vec<_> = accounts.unwrap().rows.into_iter().map(|row| row.login).collect();
    assert_eq!(logins, ["дана"]);
    let organisations = conduct.organisations(&[]).await.unwrap();
    assert_eq!(organisations.len(), 1);
    assert!(conduct.sign_in("дана", "тау бұлақ суы мөлдір", "test").await.is_ok());
}

fn page() -> store::Page {
    store::Page { offset: 0, limit: 100 }
}

#[test]
fn without_a_file_and_a_terminal_the_first_start_says_what_is_missing() {
    let outer = tempfile::tempdir().unwrap();
    let (code, said) = failure(&["serve", "--data", arg(&outer.path().join("data"))]);
    assert_eq!(code, 2);
    assert_eq!(
        said,
        "error: there is no account yet, and nobody to ask who the first administrator is\n\
         help: name a file: --admin-file FILE, with login, name, password and [organisation] kk, \
         ru, en; or start once at a terminal\n"
    );
}

#[test]
fn a_file_that_cannot_make_an_administrator_is_refused_with_the_reason() {
    let outer = tempfile::tempdir().unwrap();
    let file = outer.path().join("admin.toml");
    let rows = [
        (ADMINISTRATOR.replace("password", "pasword"), "cause: unknown field `pasword`"),
        (ADMINISTRATOR.replace("тау бұлақ суы мөлдір", "тау"), "12"),
        (ADMINISTRATOR.replace("\"дана\"", "\" \""), "was not made"),
        ("login".to_owned(), "it is TOML"),
    ];
    for (text, expected) in rows {
        write_private(&file, &text);
        let data = outer.path().join("data");
        let (code, said) = failure(&["serve", "--data", arg(&data), "--admin-file", arg(&file)]);
        assert_eq!(code, 2);
        assert!(said.contains(expected), "{said}");
        assert!(!said.contains("суы мөлдір"), "a password is never repeated: {said}");
    }
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let data = outer.path().join("data");
    let (_, said) = failure(&["serve", "--data", arg(&data), "--admin-file", arg(&file)]);
    assert!(said.contains("others may read it\nhelp: chmod 600"), "{said}");
}
