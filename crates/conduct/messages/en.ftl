### What the use cases say.

## Questions of commands
ask-reason = Reason
ask-document = Document
ask-way = The way to the contract
ask-number = Number
ask-date = Date
ask-working-days = Working days
ask-purpose = What the agreement is about
ask-cost = Cost, tenge
ask-works = Works
ask-work = Work
ask-access = What is provided
ask-text = In words
ask-opinion = Opinion on the grounds
ask-ruling = Decision
ask-act = Act of acceptance
ask-label = Label
ask-executor = Executor
ask-review = Result of the review
ask-received = Day of receipt
ask-comparison = Comparison table
ask-software = Whether the software was changed
ask-source = Source code
ask-why = Why a duplicate is needed
ask-request = Request
ask-since = Since
ask-finish = What ended the validity
ask-registry = What is reported
ask-receipt = Receipt of the authorised body's portal
ask-changes = Changes by the list of appendix 4
ask-review-number = Review
ask-decision = Decision
ask-withdrawn = Protocols withdrawn
ask-retest = Works to be tested again
ask-case = Id of the new case
ask-complaint = Complaint
ask-outcome = Outcome

## Choices
choice-specification = A draft technical specification, for the procurement portal
choice-two-copies = Two copies of the contract
choice-civil-code = A contract under the Civil Code
choice-founded = The grounds hold
choice-unfounded = The grounds do not hold
choice-excluded = The work is left out
choice-kept = The work stays
choice-suspension = Suspension of the test
choice-questionnaire = Corrected questionnaire
choice-interim-retest = A repeated test before the term ends
choice-approved = Approved
choice-sent-back = Sent back
choice-lost = The protocols were lost
choice-damaged = The protocols were damaged
choice-questionnaire-changed = Data of the questionnaire changed
choice-production-ended = The object went out of production
choice-modernisation-begun = Modernisation began
choice-unchanged = It was not changed
choice-changed = It was changed
choice-keep = The protocols stay in force
choice-withdraw = Protocols are withdrawn
choice-upheld = Upheld
choice-partly-upheld = Upheld in part
choice-dismissed = Dismissed
access-work-place = A work place
access-physical-access = Physical access to equipment, the network and the object
access-recording = Photo and video recording
access-documents = Documents and support contracts
access-demonstration = A demonstration of the functions
registry-r-37-1 = The application
registry-r-37-2 = The contract's date and number
registry-r-37-3 = The object's name
registry-r-37-4 = The owner's name
registry-r-37-5 = Register number, date and result of each protocol
registry-r-37-6 = Location of servers and network equipment
registry-r-37-7 = The approved questionnaire

## Answers that cannot be taken
answer-missing = "{ $question }": an answer is needed.
answer-too-long = "{ $question }": the answer is longer than { $limit } characters.
answer-control = "{ $question }": the answer has control characters; type it again.
answer-not-a-date = "{ $question }": expected a day such as 22.11.2026, found "{ $found }".
answer-not-a-number = "{ $question }": expected a number within the limits, found "{ $found }".
answer-not-a-choice = "{ $question }": "{ $found }" is none of the choices.

## What a person can mend
account-login-taken = This login is taken.
account-name-missing = A login and a name are needed.
account-role-misfit = People of this organisation cannot have the role "{ $role }".
organisation-bin-taken = There is an organisation with this BIN already.
password-too-short = The password is too short: it needs at least 12 characters.
password-too-long = The password is too long: at most 128 characters.
password-common = This password is easy to guess. Choose another.
calendar-wrong = The calendar cannot be corrected so: { $error }
form-closed = The form cannot be changed at this stage.
workbook-of-another-case = This workbook was made for another test.
questionnaire-no-draft = There is no draft of the questionnaire to attest.
questionnaire-not-attested = The owner has not attested the questionnaire yet (Rules, clause 10, item 1)).
questionnaire-not-newer = Attest the corrected questionnaire first: no version is newer than the one in force (Rules, clause 20).
questionnaire-owner-signs = The object's owner attests the questionnaire (Rules, clause 10, item 1)).
signature-shown-differs = What you were shown has changed meanwhile. Look at it again, then sign.
source-nothing-new = No archive of source code was handed in that is not accepted yet (Methodology, clause 13).
return-needs-reason = An application is returned with reasons: mark what does not fit, or give a reason (Rules, clause 13).
return-other = Other
bench-closed = This work is not under way.
bench-other-executor = Another executor is responsible for this work.
observation-too-long = { $code }: the text is longer than 10,000 characters.
observation-control = { $code }: the text has control characters; type it again.
measured-wrong = { $code }: expected a measured number, for example 250 or 12.5.
finding-needs-words = A finding needs a title and a description (Methodology, clause 10, item 5)).
finding-path-wrong = "{ $path }" is neither a path within the source nor an address.
lack-unchecked = { $n ->
    [one] { $n } check is not judged: { $codes }
   *[other] { $n } checks are not judged: { $codes }
 }
lack-observation = A verdict needs its observation: { $codes } ({ $n })
lack-unreviewed = { $n ->
    [one] { $n } finding is not judged (Methodology, clause 10, item 4))
   *[other] { $n } findings are not judged (Methodology, clause 10, item 4))
 }
lack-report = Source code analysis needs the report of a tool (Methodology, clause 7; clause 10, item 3)
comparison-row-empty = { $code }: say what was done to remove the nonconformity (Rules, clause 25).
protocol-no-draft = The protocol has not been drawn up yet.
package-empty = No protocol has been drawn up yet.

## Words on papers
measured-rate = Real capacity
point-requirement = Declared: { $rate } requests per second; longest wait: { $wait }
tool-purpose-scan = analysis
working-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
 }
post-executor = Executor
post-reviewer = Reviewer
post-head = Head
post-registrar = Registrar
post-applicant = Applicant
post-owner = Owner
post-hands-over = Hands over
post-receives = Receives
item-application = Application (appendix 1)
item-questionnaire = Questionnaire (appendix 2)
item-power-of-attorney = Power of attorney, or the head's appointment
item-technical-specification = Technical specification
item-source-code = Source code
item-security-documentation = Security documentation (appendix 3)
item-owner-authorisation = The owner's authorisation of the applicant
item-state-body-proof = Proof that the owner or customer is a state body

## Notices
notice-your-turn = { $w }: it is your turn.

## The fee
fee-questionnaire-wrong = To calculate the cost, correct the errors of the questionnaire first (Rules, clause 24).
