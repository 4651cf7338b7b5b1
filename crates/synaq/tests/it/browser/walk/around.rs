//! The pages beside the test: what was told to people, the Order, the administrator's.

use super::{Walk, Ways};

impl Walk<'_> {
    /// Each is opened once and looked at.
    pub(super) async fn look_around(&mut self) {
        let of_applicant = ["/", "/notices", "/order", "/account"];
        let of_administrator =
            ["/admin/accounts", "/admin/prices", "/admin/calendar", "/admin/audit"];
        let pages = [("applicant", &of_applicant), ("administrator", &of_administrator)];
        for (login, addresses) in pages {
            for address in addresses {
                self.browser.become_who(login, address).await;
                self.succeeded().await;
                let name = address.trim_matches('/').replace('/', "-");
                let name = if name.is_empty() { "cases" } else { name.as_str() };
                self.look(name, Ways::Every).await;
            }
        }
    }
}
