### The administrator's pages, and the Order.

## Accounts
admin-not-saved = Not saved. What you entered is still in the form:
admin-save = Save
admin-remove = Remove
admin-person = Person
admin-activity = Access
admin-active = Open
admin-blocked = Blocked
admin-block = Block
admin-open = Open again
admin-must-change = Has not changed the first password yet
admin-add-account = Add an account
admin-first-password = First password
admin-first-password-hint = Hand it over in a safe way; the person changes it at the first sign-in. It is not shown again.
admin-add-organisation = Add an organisation
admin-name-kk = Name in Kazakh
admin-name-ru = Name in Russian
admin-name-en = Name in English
admin-bin = BIN
admin-kind = Kind of organisation
organisation-applicant = applicant or owner
organisation-sts = state technical service
organisation-laboratory = accredited test laboratory
organisation-authority = authorised body
organisation-nsc = National Security Committee
organisation-operator = operator of the portal
admin-choose-organisation = Choose the organisation.
admin-choose-role = Choose at least one role.
admin-choose-kind = Choose the kind of organisation.
admin-names-needed = The name is needed in all three languages.
admin-bin-wrong = A BIN has 12 digits of the BIN's structure.
admin-not-yourself = You cannot block your own account.
done-account-added = The account was added.
done-account-changed = The account was changed.
done-organisation-added = The organisation was added.

## Prices
admin-prices-intro = The Order sets no prices: an administrator enters them from an act. Without a price no cost is given (Rules, clauses 23 and 24).
admin-no-prices = No price has been entered.
admin-price = Price of a unit, tenge
admin-price-term = In force
admin-act = Act
admin-from = From
admin-until = Until
admin-price-act-hint = For example the order's name, number and date.
admin-price-now = in force
admin-price-later = not yet
admin-price-over = over
admin-add-price = Add a price
admin-add-price-hint = An earlier price without an end ends by itself on the day before.
admin-without-price = no price today
admin-price-missing = A price above zero is needed.
admin-price-days = The last day cannot be before the first.
admin-price-overlaps = The work has another price on these days. Remove that one first.
admin-act-missing = Name the act.
admin-vat = Value added tax
admin-vat-not-stated = The price list does not say
admin-vat-included = The prices include the tax
admin-vat-not-included = The prices are without the tax
done-prices-saved = The prices were saved.

## Calendar
admin-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
 }
admin-provisional = Provisional: the year is not published
admin-published = Published
admin-years = Years
admin-year = The year
admin-legend-off = week-end
admin-legend-special = holiday or moved day off
admin-legend-work = day off made working
admin-month-days = { $n } working
admin-special-days = Special days and their acts
admin-day = Day
admin-day-kind = Kind
admin-estimated = estimate
day-holiday = holiday
day-religious = religious holiday, never moved
day-moved = day off moved from a holiday
day-swap-off = day off by a swap
day-swap-work = working day by a swap
day-ordinary = ordinary day
admin-corrections = Corrections
admin-no-corrections = No corrections for this year.
admin-add-correction = Add a correction
admin-day-act-hint = Name, number and date of the act that changes the day.
admin-choose-day-kind = Choose the kind of day.
admin-too-many-corrections = There are too many corrections.
admin-publish-hint = Mark it when all swaps of the year are entered: terms are then no longer shown as provisional.
admin-publish = Mark { $w } as published
admin-unpublish = Unmark { $w } as published
done-calendar-saved = The calendar was saved.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-1 = Mo
weekday-2 = Tu
weekday-3 = We
weekday-4 = Th
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = Su

## Audit trail
audit-intro = Who did what, and when. Lines are never changed and stand in a chain.
audit-none = The trail is empty.
audit-when = When
audit-who = Who
audit-what = What
audit-object = Object
audit-newer = Later
audit-older = Earlier
audit-signed-in = Signed in
audit-sign-in-refused = Sign-in refused
audit-password-changed = Password changed
audit-organisation-added = Organisation added
audit-account-added = Account added
audit-account-opened = Account opened
audit-account-blocked = Account blocked
audit-first-administrator = First administrator entered
audit-setting-changed = Setting changed
audit-file-read = File read
audit-paper-read = Paper read
audit-package-printed = Print package taken
audit-questionnaire-attested = Questionnaire attested
audit-bench-exported = Bench taken out

## The Order
order-title = Order № 111/НҚ
order-intro = The portal works by these editions, terms and lists.
order-editions = Editions
order-edition = Amending order
order-signed = Signed
order-since = In force from
order-in-force = in force
order-pinned = Each test keeps the edition under which it was opened.
order-terms = Terms
order-clause = Clause
order-what = What for
order-length = Length
order-duty = Whose duty or right
order-duty-applicant = applicant
order-duty-owner = owner or possessor
order-duty-provider = provider
order-nature-action = to be done within it
order-nature-window = may be done until then
order-nature-at-most = longest extension
order-nature-at-least = kept at least so long
order-nature-validity = validity
order-provider-sts = state technical service
order-provider-lab = test laboratory
order-provider-both = every provider
order-working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
 }
order-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
order-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }
order-through = each year until { $w }
order-quarter-end = until day { $n } of the quarter's last month
order-matrix = Changes and the works they call for
order-matrix-intro = Rules, appendix 4.
order-change = Change
order-needed = needed
order-not-needed = not needed
order-documents = Security documentation
order-names = Names in use
