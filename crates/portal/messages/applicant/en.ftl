### The applicant's pages.

## Common to forms
entry-required = (required)
entry-theirs = Saved now: "{ $w }"
overtaken-notice = { $who } changed this on { $at }. What you entered stands below and is not saved yet. Where the two differ, what is saved now is shown; save again to keep yours.
problems-title = To be corrected: { $n }
form-pdf = Read as PDF
form-save = Save
form-save-hint = An incomplete application can be saved too: until it is submitted it can be changed.
form-state-none = Not begun yet
form-state-draft = Version { $n }, draft
form-state-signed = Version { $n }, signed
form-state-attested = Version { $n }, attested
size-bytes = { $n } bytes
size-kib = { $n } KB
size-mib = { $n } MB
size-gib = { $n } GB
file-limit-message = The file "{"{}"}" is too large: a file may have { $w }.
column-number = No.

## The application (appendix 1)
application-title = Application for tests
application-clause = Rules, appendix 1
application-facts = Terms of the test
application-object = Kind of test object
application-object-general = Informatization object
application-object-general-hint = All five kinds of work are carried out (Rules, clause 4).
application-object-platform-software = Software product on the e-government information and communication platform
application-object-platform-software-hint = The network infrastructure is not surveyed (Rules, clause 6).
application-object-platform = The e-government information and communication platform
application-object-platform-hint = There is no load testing (Rules, clause 7).
application-ownership = Owner, possessor or customer
application-ownership-other = Not a state body
application-ownership-other-hint = {""}
application-ownership-state = A state body
application-ownership-state-hint = A proof is attached (Rules, clause 10.7); the source code is also analysed for undeclared capabilities (Methodology, clauses 4, 7, 8 and 20).
application-applicant = Applicant
application-applicant-legal-entity = Legal entity
application-applicant-legal-entity-hint = A power of attorney or the head's appointment is attached (Rules, clauses 10.2 and 30.1).
application-applicant-person = Natural person
application-applicant-person-hint = {""}
application-procurement = Way of procurement
application-procurement-direct = Without the public procurement portal
application-procurement-direct-hint = Two copies of the contract are sent (Rules, clause 14.2).
application-procurement-portal = Through the public procurement portal
application-procurement-portal-hint = Applications are accepted until 1 November of the year (Rules, clause 11).
application-letter = Cover letter
application-letter-hint = A laboratory receives the application on paper with a cover letter (Rules, clause 30).
application-letter-number = Number of the letter
application-letter-date = Date of the letter
application-letter-number-missing = The cover letter needs its number.
application-letter-date-wrong = The cover letter needs its date, for example 22.11.2026.
application-group-provider = To whom
application-group-applicant = 1. Applicant
application-group-object = 1. Test object
application-group-owner = 2. Owner (possessor)
application-group-developer = 3. Developer
application-group-contact = 4. Contact person
application-group-head = Signed by
application-works-misfit = This object needs these works: { $w }. An application for others is not accepted.
application-works-compose = Tick these and save
done-application-saved = The application was saved.

## The questionnaire (appendix 2)
questionnaire-title = Questionnaire on the test object's characteristics
questionnaire-clause = Rules, appendix 2
questionnaire-ready = The questionnaire has no errors: it can be attested.
questionnaire-waits = The questionnaire has no errors: now its owner (possessor) attests it.
questionnaire-correct = An updated questionnaire was asked for (Rules, clause 20). Change it, and send it when the owner has attested it.
questionnaire-correct-button = Send the updated one
questionnaire-tables = Tables
questionnaire-table = Table
questionnaire-rows = Rows
questionnaire-check = Check
questionnaire-fields = Items 1–4 and 7–9
check-title = What the check found
check-accepted = No errors
check-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
 }
check-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
 }
check-warnings-hint = Warnings do not stand in the way of attestation: look at the reason and correct where needed.
check-more = and { $n } more
versions-title = Versions
version-number = Version
version-state = State
version-saved = Saved
version-changes = Changes
version-draft = draft
version-signed = attested
version-compare = Compare with version { $n }
done-questionnaire-saved = The questionnaire was saved.
done-questionnaire-attested = The questionnaire was attested.
done-table-saved = The table was saved.
done-workbook-applied = The workbook's changes were saved.

## A table
grid-help = How to fill in the columns
grid-free-text = text
grid-required = required
grid-pages = Pages of the table
grid-rows-total = { $n } rows in all
grid-delete = Delete
grid-delete-row = Delete row { $n }
grid-copy = Copy from the main one: "{ $w }"
grid-save-hint = After saving, new blank rows stand at the end. Blank rows are not saved.
grid-empty = The table is empty.

## The workbook
workbook-title = Excel workbook
workbook-intro = The questionnaire can be downloaded as a workbook, filled in with Excel and uploaded again. What is changed in the portal meanwhile is not lost: conflicts are shown before anything is saved.
workbook-down = Download
workbook-down-hint = The workbook holds all that is filled in. Leave the hidden marks of rows as they are: changes are found by them.
workbook-up = Upload again
workbook-file = Workbook (.xlsx)
workbook-limit = A file may have { $w }.
workbook-preview = Show what would change
workbook-preview-hint = Nothing is saved before you have seen it.
workbook-no-file = Choose an .xlsx file first.
workbook-overtaken = Upload the workbook again: its changes will be compared with the new data.
preview-title = What the workbook changes
preview-file = File "{ $w }".
preview-not-saved = Nothing is saved yet.
preview-apply = { $n ->
    [one] Save { $n } change
   *[other] Save { $n } changes
 }
preview-cancel = Leave without saving
preview-conflicts = Conflicts: { $n }
preview-conflicts-hint = Somebody else changed these places in the portal after the workbook was made. The portal's value stays; if another is needed, correct it in the table.
preview-base = When the workbook was made
preview-current = In the portal (stays)
preview-incoming = In the workbook
preview-notes = Noticed while reading the workbook
preview-changes = Changes
preview-check = Check after saving
changes-none = No changes.
changes-added = { $n ->
    [one] { $n } new row
   *[other] { $n } new rows
 }
changes-changed = { $n ->
    [one] { $n } changed value
   *[other] { $n } changed values
 }
changes-removed = { $n ->
    [one] { $n } deleted row
   *[other] { $n } deleted rows
 }
changes-place = Place
changes-row = Row
changes-column = Column
changes-old = Before
changes-new = Now
changes-row-added = new
changes-row-removed = deleted
compare-title = Comparison of versions
compare-clause = Rules, clauses 20 and 38
compare-from = From version
compare-to = To version
compare-button = Compare

## Attestation
attest-title = Attestation
attest-look = See what is attested
attest-clause = Rules, clause 10.1
attest-intro = The owner (possessor) attests this version of the questionnaire. An attested version does not change: later corrections make a new version.
attest-laboratory = At a laboratory the owner (possessor) approves the questionnaire on paper (Rules, clause 30.2); here the approved version is recorded.
attest-object = Test object
attest-button = Attest
attest-owner-only = The questionnaire is attested by the test object's owner (possessor); your account does not have this role.
sign-manifest = What is signed
sign-manifest-hint = The signature stands under exactly this text: the purpose, then the SHA-256 hash and the name of each document.
sign-manifest-hash = SHA-256 hash of this text
sign-test = Test signature: it is made with the portal's own key and has no legal force.

## Documents
documents-title = Documents of the application
documents-intro = A file may have { $w }. Several files can be chosen at once.
documents-none = Not handed in
documents-others = Other files of the test
documents-file = File
documents-what = What it is
documents-size = Size
documents-when = When and who
document-attach = Attach
document-withdraw = Remove
document-kind-power-of-attorney = Power of attorney, or the head's appointment
document-kind-power-of-attorney-hint = For the person who may sign contracts (legal entities).
document-kind-technical-specification = Technical specification
document-kind-technical-specification-hint = Agreed with the authorised bodies in informatization and in information security.
document-kind-source-code = Source code
document-kind-source-code-hint = Components and modules with the libraries and files that a successful build needs (when needed).
document-kind-security-documentation = Technical documentation on information security
document-kind-security-documentation-hint = The approved documents of appendix 3 to the Rules (when needed).
document-kind-owner-authorisation = The owner's (possessor's) authorisation
document-kind-owner-authorisation-hint = Authorises the applicant to apply for tests (when needed).
document-kind-state-body-proof = Proof that it is a state body
document-kind-state-body-proof-hint = Shows that the owner (possessor) or the customer is a state body.
file-kind-document = Document
file-kind-comparison = Comparison table
file-kind-source = Source code
file-kind-other = Other file
done-document-attached = The document was attached.
done-document-none = No file was chosen.
done-document-withdrawn = The document was removed.

## Submitting
ready-application = Application
ready-questionnaire = Questionnaire
ready-yes = ready
ready-not-begun = not filled in yet
ready-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
 }
ready-works-misfit = the works do not fit the kind of object
ready-attested = version { $n } is attested
ready-attested-older = version { $n } will be sent: the new draft is not attested
ready-not-attested = not attested by the owner
ready-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
 }
ready-missing = missing
ready-when-needed = when needed
submit-title = Submit the application
submit-clause = Rules, clause 10
submit-clause-laboratory = Rules, clause 30
submit-pdf-application = Application (PDF)
submit-pdf-questionnaire = Questionnaire (PDF)
submit-sign = Sign
submit-sign-hint = One signature stands under the application, the questionnaire and the attached documents. After it is submitted the application does not change.
submit-paper = Record the paper application
submit-paper-hint = Print and sign the application, hand it to the laboratory with its documents and the cover letter, then record that here. The files and their hashes:
submit-button = Sign and submit
submit-button-laboratory = The application was handed in with the cover letter
submit-applicant-only = The application is submitted by the applicant; your account does not have this role.
submit-not-ready = When everything marked red is ready, the signature is made here. Missing documents may lead to the application's return (Rules, clause 13).
submit-done = The application was submitted on { $w }.
done-submitted = The application was submitted.

## Retests
retest-title = Request for a retest
retest-intro = Write for each nonconformity what was done: the comparison table is made of it.
retest-due = The last day is { $w }.
retest-left = Requests left: { $n }.
retest-closed = A retest cannot be requested now.
retest-nothing = There are no nonconformities.
retest-works = Works to be tested again
retest-table = Comparison table
retest-table-hint = If you attach a table of your own, the rows may stay empty.
retest-code = Code
retest-nonconformity = Nonconformity found
retest-recommendation = Recommendation
retest-fix = What was done
retest-proof = What shows it
retest-file = Your own comparison table
retest-file-hint = Optional. A file may have { $w }.
retest-software = Was software changed
retest-software-hint = If so, the source code is analysed and has to be attached (Rules, clause 26).
retest-software-unchanged = Not changed
retest-software-changed = Changed
retest-source = Source code
retest-source-hint = An archive with the libraries and files that a successful build needs. A file may have { $w }.
retest-button = Send the request
retest-row-empty = { $w }: write what was done.
retest-no-works = Tick a work to be tested again.
retest-no-software = Say whether software was changed.
retest-no-source = If software was changed, attach the source code (Rules, clause 26).
done-retest-requested = The retest was requested.

## Protocols and letters
papers-protocols = Protocols
papers-no-protocols = No protocols were issued yet: they are placed together when all works are completed (Rules, clause 22).
papers-round-first = Test
papers-round-retest = Retest { $n }
papers-work = Protocol
papers-result = Result
papers-dates = Issued
papers-files = Files
papers-conforms = conforms
papers-does-not-conform = does not conform
papers-until = valid until { $w }
papers-in-force = in force
papers-issued = issued
papers-withdrawn = withdrawn on { $w }
papers-expired = expired on { $w }
papers-original = Signed original (PDF)
papers-signature = Signature: { $w } (JSON)
papers-signature-file = Signature (JSON)
papers-signed-application = Signature under the application, version { $n }
papers-signed-questionnaire = Signature attesting the questionnaire, version { $n }
papers-package = Print package
papers-package-hint = The protocols are stitched together, their sheets numbered through (Methodology, clauses 13, 21, 29, 34 and 39).
papers-others = Letters, acts, agreements
papers-no-others = None yet.
papers-paper = Paper
papers-forms = Application and questionnaire
paper-return-letter = Letter of return
paper-contract-draft = Draft contract (technical specification)
paper-agreement = Additional agreement
paper-acceptance = Act of acceptance of the source code
paper-comparison = Comparison table
paper-withdrawal = Notice of withdrawal
paper-duplicate = Duplicate of a protocol

## Timeline
timeline-whole = The chain of records is whole: each of { $n } records is bound to its predecessor by hash.
timeline-broken = The chain of records is broken: record { $n } does not fit its hash. Tell the administrator.
timeline-record = Record { $n }
