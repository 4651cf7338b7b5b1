### The portal's words: frame, sign-in, failures.

## Frame
skip-to-content = Skip to content
test-signer-strip = The test signer is on: signatures and documents of this portal have no legal force.
nav-label = Main sections
nav-tests = My tests
nav-notices = Notices
nav-accounts = Accounts
nav-prices = Prices
nav-calendar = Calendar
nav-audit = Audit trail
nav-order = The Order
language-label = Language
sign-out = Sign out
foot-order = Information security conformity tests under Order № 111/НҚ
foot-version = Synaq

## Failures
failure-sign-in-title = Sign in first
failure-sign-in-advice = This page is open only to people who have signed in.
failure-not-found-title = There is no such page
failure-not-found-advice = Check the address. The page may be gone, or may not be shown to you.
failure-forbidden-title = You may not do this
failure-forbidden-advice = This action is not part of your role. If you think that is wrong, ask the administrator.
failure-foreign-form-title = The form was not accepted
failure-foreign-form-advice = The form was not sent from this session, or the session has ended. Reload the page and send it again: what you entered stays in the browser.
failure-broken-form-title = The form could not be read
failure-broken-form-advice = Go back and send the form again.
failure-too-many-fields-title = The form has too many fields
failure-too-many-fields-advice = One form may have { $limit } fields. Send the data in parts.
failure-form-too-large-title = The form is too large
failure-form-too-large-advice = A form may have { $limit } MB. Send the data in parts.
failure-file-too-large-title = The file "{ $name }" is too large
failure-file-too-large-advice = A file may have { $limit } MB. Nothing was kept and nothing was lost: send a smaller file.
failure-conflict-title = Somebody else changed this
failure-conflict-advice = Your changes were not saved. Go back and what you entered is still in the form; reload the page and compare the two.
failure-conflict-fact = Last changed: { $at }.
failure-refused-title = The Order does not allow this
failure-refused-advice = The reason stands below. Nothing was changed.
failure-wrong-title = Something needs correcting
failure-wrong-advice = The place of each error stands below. Nothing was changed.
failure-disk-full-title = The disk is full
failure-disk-full-advice = Nothing that was saved is lost. Tell the administrator and try again later.
failure-inside-title = Something failed in the portal
failure-inside-advice = It was written to the log. Wait a little and try again; if it happens again, tell the administrator this number.
failure-request = Request number
failure-home = To the first page

## Sign-in
sign-in-title = Sign in
sign-in-intro = The portal of information security conformity tests.
sign-in-login = Login
sign-in-password = Password
sign-in-button = Sign in
sign-in-wrong = The login or the password is wrong.
sign-in-wait = { $n ->
    [one] Too many attempts. Try again in { $n } second.
   *[other] Too many attempts. Try again in { $n } seconds.
 }
done-signed-out = You have signed out.

## Account
account-title = My account
account-name = Name
account-login = Login
account-organisation = Organisation
account-roles = Roles
account-password-title = Change the password
account-password-must = Somebody else gave you this password. Set your own to go on.
account-password-old = Present password
account-password-new = New password
account-password-again = New password once more
account-password-hint = At least 12 characters; a phrase of several words is good.
account-password-button = Change the password
account-password-differs = The new passwords differ.
account-password-old-wrong = The present password is wrong.
account-password-too-short = The password is too short: it needs at least 12 characters.
account-password-too-long = The password is too long: at most 128 characters.
account-password-common = This password is easy to guess. Choose another.
done-password-changed = The password was changed. Other sessions were closed.
role-applicant = applicant
role-owner = owner (possessor)
role-registrar = registrar
role-executor = executor
role-reviewer = reviewer
role-head = head
role-authority = authorised body
role-nsc = National Security Committee
role-administrator = administrator

## Notices
notices-none = There are no notices yet.
notices-new = new
