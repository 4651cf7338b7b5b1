## Common to all papers
label-page-of = page @page of @pages
label-sheet-of = sheet @page of @pages
label-signatures = Signatures
label-signed-at = Signed at:
label-certificate = Certificate:
label-fingerprint = Key fingerprint:
label-test-signature-short = Test signature, without legal force
label-signature-line = (signature)
label-number-sign = No.
label-code = Code
label-clause = Clause
label-requirement = Requirement
label-observation = Observation
label-verdict = Verdict
label-recommendation = Recommendation
label-what = What is counted
label-quantity = Quantity
label-unit = Unit
label-tool = Tool
label-version = Version
label-purpose = Purpose
label-place-of = Place
label-reason = Reason
label-archive = Archive
label-medium = Medium
label-size = Size
label-files = Files
label-seal-place = Place for the seal (if there is one)
label-no-checks = The list of checks is not filled in.
label-no-findings = No vulnerabilities or defects were found.
label-no-volume = No volume is given.
label-no-tools = No tools were used.
label-no-problems = Everything in scope could be examined.
label-not-filled = Not filled in.
mark-draft = DRAFT · not signed
mark-test-signature = TEST SIGNATURE · СЫНАҚ ҚОЛТАҢБАСЫ · this paper has no legal force
running-case = case { $case }
party-identifier = BIN/IIN { $id }
number = No. { $number }
numbered-date = No. { $number } of { $date }
period = { $start } – { $end }
size-bytes = { $n } bytes
size-megabytes = { $n } Mbyte
not-agreed = not agreed
not-counted = not calculated
form-reference = Appendix { $n } to the Rules for testing informatization objects of “electronic government” and critical ICT infrastructure objects for compliance with information security requirements
form-word = Form
order-edition-257 = Order of the Minister of Digital Development, Defence and Aerospace Industry of the Republic of Kazakhstan No. 111/НҚ of 3 June 2019 (as worded by Order No. 257/НҚ of 30.04.2024)
order-edition-605 = Order of the Minister of Digital Development, Defence and Aerospace Industry of the Republic of Kazakhstan No. 111/НҚ of 3 June 2019 (as amended by Order No. 605/НҚ of 27.09.2024)

## Who signs
role-executor = Responsible executor
role-reviewer = Reviewer
role-head = Head of the provider
role-registrar = Registrar
role-applicant = Applicant
role-owner = Owner (possessor)
role-hands-over = Handed over by
role-receives = Received by

## Protocol
protocol-title-source-code = Protocol of source code analysis
protocol-title-functions = Protocol of the testing of information security functions
protocol-title-load = Protocol of load testing
protocol-title-network = Protocol of the network infrastructure survey
protocol-title-processes = Protocol of the survey of information security processes
protocol-duplicate-title = { $title } (duplicate)
protocol-retest = retest { $n } following protocol { $protocol }
duplicate-title = DUPLICATE
duplicate-given = Duplicate { $n }, given on { $date } ({ $clause }). Ground: the owner’s (possessor’s) notice of { $notice }.
duplicate-reason = Reason: { $reason }
duplicate-questionnaire-original = The questionnaire of the original is annexed.
duplicate-questionnaire-updated = The updated questionnaire is annexed.
outcome-positive = Positive conclusion
outcome-nonconforming = Nonconformities found
outcome-negative = Negative conclusion
count-conforms = conforms
count-does-not-conform = does not conform
count-not-applicable = not applicable
count-not-checked = not checked
count-findings = findings
section-general = General information
section-volume = Scope and volume
section-team = People
section-tools = Tools used
section-checks = Results of the checks
section-findings = Vulnerabilities and defects found
section-measurements = Measurements
section-problems = What could not be examined
section-conclusion = Conclusion
fact-object = Test object
fact-version = Version
fact-owner = Owner (possessor)
fact-applicant = Applicant
fact-provider = Provider
fact-contract = Contract
fact-period = Start and end of the work
fact-order = Basis
fact-case = Case number on the SYNAQ portal
measurement-name = Measurement
measurement-subject = Subject
measurement-value = Value
conclusion-positive = By the results of the work “{ $work }” the test object “{ $object }” conforms to the requirements of information security.
conclusion-nonconforming-sts = By the results of the work “{ $work }” the test object “{ $object }” does not conform to the requirements of information security. Within sixty working days of the placing of the protocols in the personal account the applicant removes the nonconformities and may request a retest, enclosing a comparison table (Rules, clause 25).
conclusion-nonconforming-lab = By the results of the work “{ $work }” the test object “{ $object }” does not conform to the requirements of information security. Within twenty working days of receiving the protocols the applicant removes the nonconformities and may request a retest, enclosing a comparison table (Rules, clause 32).
conclusion-negative-sts = The retest of the object “{ $object }” in the work “{ $work }” found nonconformities. The conclusion is negative. Further tests follow the procedure of chapter 2 of the Rules (Rules, clause 27).
conclusion-negative-lab = The retest of the object “{ $object }” in the work “{ $work }” found nonconformities. The conclusion is negative. Further tests follow the procedure of chapter 3 of the Rules (Rules, clause 33).
conclusion-validity = The protocol’s validity follows Rules, clause 36.
annex-1 = Annex 1
annex-2 = Annex 2
finding-route = Route (place)
finding-within = Function, module
finding-steps = Data flow
finding-description = Description
finding-risk = { $risk } risk
finding-classification = Classification
finding-cvss = CVSS
finding-evidence = Evidence
finding-artifacts = Evidence files
finding-recommendation = Recommendation
finding-tool = Tool
finding-review = Expert’s decision
finding-gap = Kind
label-rejected = Recognised as false positives (Methodology, clause 10)
label-rejected-title = Title
label-rejected-place = Place
label-rejected-decision = Expert’s decision
finding-advisory = Results of a tool’s scan against standards are not included in the protocol and are advisory (Methodology, clause 39).
review-by = { $judgement } ({ $who }, { $at })

## Act of acceptance of the source
acceptance-title = Act of acceptance of the test object’s source code
acceptance-opening = { $applicant } handed over the source code of the test object “{ $object }”, and { $provider } accepted it under Methodology, clause 13.
acceptance-number = Number of the act
acceptance-date = Date
acceptance-from = Handed over by
acceptance-to = Received by
acceptance-upload = uploaded through the portal
acceptance-total = In all: { $archives ->
    [one] { $archives } archive
   *[other] { $archives } archives
 }, { $files ->
    [one] { $files } file
   *[other] { $files } files
 }, { $size }.
acceptance-closing = The checksum (SHA-256) of each archive was computed in the presence of both sides and agrees.
acceptance-keeping = The source code is kept confidential for at least three years after the tests (Methodology, clause 15).

## Application
application-applicant = Applicant and test object
application-owner = The owner (possessor)
application-developer = The developer
application-contact = Contact person
application-head = Head of the applicant
application-asks = The applicant asks for tests of the object named below for compliance with information security requirements.
application-works = Composed of the works (Rules, clauses 4, 6, 7, 8, 9)
questionnaire-version = version { $version } of { $date }

## Letter of return
return-title = Return of an application
return-opening = Your application of { $date } for tests of the object “{ $object }” is returned. Ground: { $clause }.
return-item = Document or information
return-reason = Reason
return-closing-package = The application may be filed again once these reasons are removed.
return-closing-no-contract = No draft contract was sent by 15 November; the application is cancelled.
return-closing-term = The term of the tests was not agreed; the application is returned unsatisfied. You may ask the authorised body for information security to set the term.

## Comparison table
comparison-title = Comparison table of corrected nonconformities
comparison-opening = The owner (possessor) of the test object “{ $object }”, { $owner }, requests a retest (request { $n }; { $clause }) following the protocols:
comparison-protocol = Work
comparison-nonconformity = Nonconformity found
comparison-correction = Result of the correction
comparison-evidence = Evidence
comparison-software-unchanged = The software was not changed to remove the nonconformities.
comparison-software-changed = The software was changed to remove the nonconformities: the source code is enclosed, and source code analysis is repeated (Rules, clause 26).

## Withdrawal of protocols
withdrawal-title = Notice of withdrawal of protocols
withdrawal-opening = These protocols of the test object “{ $object }” are withdrawn ({ $clause }):
withdrawal-protocol = Protocol
withdrawal-number = Number
withdrawal-date = Date
withdrawal-ground = Ground of the decision
withdrawal-ground-clause = Ground: { $ground }.
withdrawal-change = Change (Rules, appendix 4)
withdrawal-works = Works
withdrawal-again = Works to be carried out again
withdrawal-closing = The owner (possessor) applies for tests within three months, by { $date } inclusive (Rules, clause 41).

## Contract, technical specification, additional agreement
specification-title = Technical specification for a contract (draft)
specification-opening = Technical specification of the service of testing the object “{ $object }” for compliance with information security requirements (Rules, clause 14, item 1). The tests follow: { $order }.
contract-title = Contract for tests (draft)
contract-opening = { $provider }, hereinafter the Provider, and { $applicant }, hereinafter the Applicant, conclude this contract for tests of the object “{ $object }” for compliance with information security requirements (Rules, clause 14, item 2). The tests follow: { $order }.
contract-parties = Parties and test object
contract-works = Works
contract-work = Work
contract-terms = Term and cost
contract-term = Term of the tests (Rules, clause 16)
contract-cost = Cost (Rules, clauses 23, 24)
contract-duties = Duties of the parties
contract-duty-applicant = The Applicant provides a work place, physical access to the test object, photo and video recording, documents and contracts, and a demonstration of functions (Rules, clause 17); failing that, the tests are suspended by an additional agreement (clause 18).
contract-duty-provider = The Provider follows the Methodology (Rules, clause 19) and keeps the source code confidential for at least three years (Methodology, clause 15).
contract-duty-results = Results go into separate protocols after all works are completed (Rules, clause 22).
contract-duty-retest = Retests after nonconformities are removed are free of charge, at most twice (Rules, clause 25).
agreement-title = Additional agreement
agreement-opening = { $provider } and { $applicant } conclude this additional agreement to contract { $contract } for tests of the object “{ $object }”.
agreement-suspension = 1. As the conditions of Rules, clause 17 are not provided, the tests are suspended for the time needed and their term is extended (Rules, clause 18).
agreement-correction = 1. As the questionnaire differs from the facts, the term and cost of the tests are changed on the ground of an updated questionnaire attested by the owner’s electronic signature (Rules, clause 20).
agreement-interim = 1. Before the term of the tests ends, these works are repeated free of charge (Rules, clause 21):
agreement-reason = Reason
agreement-from = Suspended from
agreement-until = Suspended until
agreement-new-end = New last day of the tests
agreement-questionnaire = Date of the updated questionnaire
agreement-new-cost = New cost
agreement-unchanged = unchanged
agreement-requested = The applicant’s request
agreement-period = Time of the repeated tests
agreement-rest = 2. The other terms of the contract remain unchanged.
agreement-force = 3. This additional agreement is part of the contract and is in force from its signing by the parties.

## A laboratory’s print package
package-title = Documents for print
package-contents = Contents
package-inscription = Stitched and numbered: @sheets sheets
package-date = Date: { $date }

## Workbooks
xlsx-too-large = The file is too large: { $found } MiB. At most { $max } MiB are read.
xlsx-bomb = Unpacked, the file goes beyond { $max } MiB (part “{ $entry }”). It was not read.
xlsx-too-many-parts = The file has { $found } parts, at most { $max } are read. It was not read.
xlsx-old-or-encrypted = This is an old .xls file or one with a password. Save it as .xlsx without a password and upload it again.
xlsx-broken = The file is no .xlsx workbook, or it is broken. Save it anew and upload it again.
xlsx-too-many-rows = The sheet “{ $sheet }” has more than { $max } rows.
xlsx-too-many-cells = The workbook has more than { $max } filled cells (sheet “{ $sheet }”).
xlsx-foreign = The tables of the questionnaire were not found in the file. Download the template from the portal and fill it in.
xlsx-cell-too-long = Cell { $cell } of the sheet “{ $sheet }” cannot hold { $found } characters, at most { $max }.
xlsx-writing = The workbook could not be made.
xlsx-place-cell = sheet “{ $sheet }”, cell { $cell }
xlsx-place-sheet = sheet “{ $sheet }”
xlsx-unknown-sheet = the sheet is no part of the questionnaire and was not read
xlsx-second-sheet = the table “{ $what }” stands a second time, this sheet was not read
xlsx-unknown-column = the column “{ $what }” is no part of the table and was not read
xlsx-missing-column = there is no column “{ $what }”, its cells stay empty
xlsx-unknown-field = the questionnaire has no field “{ $what }”
xlsx-formula = the cell has a formula, the value that it showed was taken: “{ $what }”
xlsx-error-value = the cell has the error { $what }, it was read as empty
xlsx-merged = the cells { $what } are merged, each of their rows was given the value
xlsx-repeated-row = the row’s hidden identity stands twice (the row was copied), it was read as new
xlsx-broken-identity = the row’s hidden identity was changed, it was read as new
xlsx-cut = the text was cut to { $what } characters
sheet-fields = Fields
sheet-field = Field
sheet-value = Value
sheet-checks = Checks
sheet-findings = Findings
sheet-risk = Risk

note-required = Required.
note-text = Text.
note-quantity = A whole number, at least 1.
note-count = A whole number, 0 allowed.
note-addresses = IP addresses, ranges or networks, with commas between.
note-networks = Networks: 10.0.0.0/24.
note-phones = Telephone numbers, with commas between.
note-choice = Choose from the list.
note-endpoints = Address and port, or URL.
note-protocols = Protocols, with commas between.
note-rate = Requests per second.
note-wait = A time with its unit: 2 s.
note-megabytes = Size in Mbyte: 12.5.
note-date = Date: 22.11.2026.
sheet-group = Group
sheet-cwe = CWE
sheet-cve = CVE
xlsx-more = and { $what } more

## Making a document
document-too-many-cells = The document has { $found } cells and lines, at most { $max } are allowed.
document-too-large = The document’s text has { $found } bytes, at most { $max } are allowed.
document-empty-package = The print package holds no document.
document-nested-package = A print package cannot hold another package.
document-failed = The document could not be made.
