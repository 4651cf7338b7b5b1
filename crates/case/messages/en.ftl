# The messages of the crate case.

## Parties
party-applicant = applicant
party-owner = owner (possessor)
party-registrar = provider's registrar
party-executor = responsible executor
party-reviewer = reviewer
party-head = provider's head
party-authorised-body = authorised body in information security
party-system = system

## Stages
stage-draft = Application in preparation
stage-check = Check for completeness
stage-returned = Returned
stage-contract = Conclusion of the contract
stage-term = Agreement on the term
stage-term-dispute = Returned without an agreed term
stage-testing = Testing
stage-suspended = Suspended
stage-protocols = Protocols being drawn up
stage-remediation = Removal of nonconformities
stage-retest = Retest
stage-in-force = Protocols in force
stage-withdrawn = Protocols withdrawn
stage-negative = Negative conclusion
stage-lapsed = Retest window missed
stage-expired = Validity ended
stage-superseded = Replaced by a new test
stage-annulled = Application cancelled
stage-taken-back = Taken back by the applicant
stage-cancelled = Contract ended

## Commands, as buttons bear them
command-open = Open a case
command-ask-cost = Ask for the cost
command-give-cost = Give the cost
command-submit = Submit the application
command-check-item = Check a document
command-accept-package = Find the package complete
command-return-application = Return the application
command-take-back = Take the application back
command-cancel = Record the end of the contract
command-send-contract = Send the contract papers
command-answer-contract = Post or return the contract
command-conclude-contract = Record the concluded contract
command-annul = Cancel the application
command-propose-term = Propose the term
command-agree-term = Agree to the term
command-decline-term = Decline the term
command-return-unagreed = Return the application without an agreed term
command-ask-term = Ask the authorised body to set the term
command-set-term = Set the term
command-conclude-agreement = Record an additional agreement
command-confirm-access = Confirm access
command-suspend = Suspend the test
command-resume = Resume the test
command-report-discrepancy = Report a discrepancy
command-correct-questionnaire = Send the updated questionnaire
command-ask-exclusion = Ask to leave a work out
command-ask-verification = Ask the provider to verify
command-give-opinion = Give the opinion
command-decide-exclusion = Decide on the exclusion
command-accept-source = Accept the source by an act
command-seal-source = Label and seal the source
command-dispose-source = End the keeping of the source
command-assign-executor = Assign an executor
command-start-work = Start the work
command-finish-work = Finish the work
command-review-work = Review the work
command-ask-interim-retest = Ask for an interim retest
command-draft-protocol = Draw up the protocol
command-review-protocol = Review the protocol
command-sign-protocol = Sign the protocol
command-issue-protocols = Issue the protocols
command-hand-over = Record the receipt of the protocols
command-request-retest = Request a retest
command-extend-retest = Extend the retest term
command-close-window = Close the missed window
command-ask-duplicate = Ask for a duplicate
command-issue-duplicate = Issue the duplicate
command-enter-production = Report the start of production
command-end-validity = Report the end of production or the start of modernisation
command-expire = Record the end of validity
command-report-to-registry = Report to the authorised body
command-raise-review = Give notice of changes or nonconformities
command-decide-review = Decide on withdrawal
command-note-new-application = Note the new application
command-complain = Complain
command-decide-complaint = Decide on the complaint

## Facts, as the timeline shows them
fact-opened = The case was opened
fact-cost-asked = The cost was asked for
fact-cost-given = The cost was given
fact-submitted = The application was submitted
fact-item-checked = A document was checked
fact-package-accepted = The package was found complete
fact-application-returned = The application was returned with reasons
fact-taken-back = The applicant took the application back
fact-cancelled = The contract was ended
fact-contract-sent = The contract papers were sent
fact-contract-answered = The applicant posted or returned the contract
fact-contract-concluded = The contract was concluded
fact-annulled = The application was cancelled and returned
fact-term-proposed = A term was proposed
fact-term-agreed = The term was agreed
fact-term-declined = The applicant declined the term
fact-returned-unagreed = The application was returned unsatisfied: no term was agreed
fact-term-asked = The authorised body was asked to set the term
fact-term-set = The authorised body set the term
fact-test-begun = The term of the test began
fact-agreement-concluded = An additional agreement was concluded
fact-access-confirmed = Access was provided
fact-suspended = The test was suspended
fact-resumed = The test was resumed
fact-discrepancy-reported = The questionnaire was found to differ from the facts
fact-questionnaire-corrected = The updated questionnaire was sent
fact-exclusion-asked = The exclusion of a work was asked for
fact-verification-asked = The authorised body asked for verification
fact-opinion-given = The provider gave its opinion
fact-exclusion-decided = The exclusion was decided
fact-source-accepted = The source was accepted by an act
fact-source-sealed = The source was labelled and sealed
fact-source-disposed = The keeping of the source ended
fact-executor-assigned = An executor was assigned
fact-work-started = A work was started
fact-work-finished = A work was finished
fact-work-reviewed = A work was reviewed
fact-interim-retest-asked = An interim retest was asked for
fact-protocol-drafted = A protocol was drawn up
fact-protocol-reviewed = A protocol's draft was reviewed
fact-protocol-signed = A protocol was signed
fact-protocols-issued = The protocols were issued
fact-handed-over = The applicant received the protocols
fact-retest-requested = A retest was requested
fact-retest-extended = The retest term was extended
fact-window-closed = The window passed
fact-duplicate-asked = A duplicate was asked for
fact-duplicate-issued = The duplicate was issued
fact-production-entered = The object went into production
fact-validity-ended = The protocols' validity ended
fact-expired = The validity of protocols ran out
fact-registry-reported = The data were given to the authorised body
fact-review-raised = Changes or nonconformities came to be considered
fact-review-decided = Withdrawal was decided on
fact-new-application-noted = The new application was noted
fact-complaint-filed = A complaint was filed
fact-complaint-decided = A complaint was decided
fact-deadline-missed = A term was missed

## Documents, access, contract ways
item-application = application for testing
item-questionnaire = questionnaire
item-power-of-attorney = power of attorney or appointment of the head
item-technical-specification = technical specification
item-source-code = source code
item-security-documentation = security documentation
item-owner-authorisation = owner's authorisation to apply
item-state-body-proof = proof that the owner or customer is a state body
access-work-place = work place
access-physical-access = physical access
access-recording = photo and video recording
access-documents = documents and support contracts
access-demonstration = demonstration of the functions
way-specification = through the public procurement portal, with a draft technical specification
way-two-copies = by signing two copies of the contract
way-civil-code = by the Civil Code

## Terms and turns
clock-test-term = agreed term of the test
clock-fixed = fixed date: { $due } (from { $start })
clock-pause = not counting the days from { $from } until { $until }
clock-held = held now
clock-provisional = the calendar is not published yet: the date may change
next-until = {" "}— by { $date }

## Details of facts
detail-works = works: { $works }
detail-number = No. { $number }
detail-date = { $date }
detail-cost = { $tenge } tenge
detail-fits = fits
detail-not-needed = not needed
detail-does-not-fit = does not fit
detail-conforms = conforms
detail-does-not-conform = does not conform: { $codes }
detail-approved = approved
detail-sent-back = sent back
detail-positive = positive
detail-negative = negative
detail-protocol = { $work }: No. { $number }, { $result }
detail-founded = the request is founded
detail-unfounded = the request is unfounded
detail-excluded = left out
detail-kept = kept
detail-by-executor = by the executor
detail-by-head = by the head
detail-outcome-positive = every protocol is positive
detail-outcome-remediation = nonconformities may be removed within the window
detail-outcome-negative = negative conclusion: a new test is needed
detail-outcome-lapsed = the window is over: a new test in the general procedure
detail-retest = retest No. { $n }
detail-tests-source = source code analysis was added
detail-lost = lost
detail-damaged = damaged
detail-questionnaire-changed = the questionnaire's data changed
detail-production-ended = production ended
detail-modernisation-begun = modernisation began
detail-from-owner = the owner's notice
detail-from-authorised-body = the authorised body's information
detail-from-immutability = result of the immutability analysis
detail-keep = no protocol is withdrawn
detail-withdraw = protocols are withdrawn
detail-again = works to be tested again: { $works }
detail-upheld = upheld
detail-partly-upheld = upheld in part
detail-dismissed = dismissed

## Refusals: any command
refusal-wrong-party = "{ $command }" is done by: { $parties }; not by: { $party }
refusal-wrong-stage = "{ $command }" is not done at this stage: { $stage }
refusal-not-opened = the case is not opened yet
refusal-already-opened = the case was opened before
refusal-blank = the text is blank: give the reason, the number or the name
refusal-too-long = the text is too long: at most { $max } characters
refusal-in-future = { $date } lies in the future: give today or an earlier day

## Refusals: application
refusal-edition-not-current = a case is opened under the edition in force today
refusal-follows-itself = a case cannot follow itself
refusal-applicant-submits = at the state technical service the applicant submits the application
refusal-not-signed-by-applicant = the application does not bear the applicant's electronic digital signature
refusal-not-signed-by-owner = the questionnaire is not attested by the owner's electronic digital signature
refusal-cover-letter-missing = a laboratory's application comes with a cover letter: give its number and date
refusal-wrong-works = the works do not fit the object: expected { $expected }; found { $found }
refusal-version-not-newer = the corrected form must be newer than version { $last }, found { $found }
refusal-applications-closed = applications through the public procurement portal were accepted until { $last }
refusal-not-in-package = this chapter names no such document: { $item }
refusal-not-attached = the document is not attached: { $item }
refusal-required = the document is required and cannot be found unnecessary: { $item }
refusal-unchecked = check first: { $items }
refusal-unfit = does not fit, the application is to be returned: { $items }
refusal-no-reasons = an application is returned with reasons: name at least one
refusal-cost-not-asked = nobody asked for the cost

## Refusals: contract, term, agreements
refusal-contract-stands = the contract stands: the application cannot be taken back, the parties may end the contract
refusal-no-contract = there is no contract to end
refusal-wrong-way = the contract is concluded { $expected }
refusal-papers-sent = the contract papers were sent before
refusal-papers-not-sent = the provider has not sent the contract papers yet
refusal-answered-before = the applicant answered before
refusal-not-answered = the applicant has not answered yet
refusal-draft-contract-late = the last day for the draft contract was { $last }: the application is to be cancelled
refusal-not-through-portal = this applies to purchases through the public procurement portal only
refusal-draft-contract-posted = the draft contract was posted: the application is not cancelled
refusal-draft-contract-awaited = the draft contract may be posted until { $last }
refusal-term-not-positive = the term has at least one working day
refusal-term-stands = the term stands already
refusal-term-not-proposed = the provider has not proposed a term yet
refusal-term-not-declined = the applicant has not declined the term: the application is not returned
refusal-term-asked-before = the authorised body was asked before
refusal-term-not-asked = the applicant did not ask to set the term
refusal-not-suspended = the test is not suspended
refusal-agreed-before = the additional agreement on the term stands already
refusal-no-correction = no grounds: no updated questionnaire was sent
refusal-agrees-nothing = an additional agreement changes the term or the cost
refusal-interim-not-asked = the applicant asked for no interim retest
refusal-interim-others-asked = the applicant asked for: { $asked }
refusal-nothing-named = name at least one item of access
refusal-agreement-missing = the additional agreement extending the term comes first
refusal-access-missing = still not provided: { $items }

## Refusals: works, exclusion, source
refusal-not-in-test = the work does not belong to the test: { $work }
refusal-not-in-round = the work is not under way: { $work }
refusal-state-source = source code analysis of an object whose owner or customer is a state body is never left out
refusal-last-work = at least one work must remain in the test
refusal-asked-before = this was asked for before: { $work }
refusal-decided-before = this was decided before: { $work }
refusal-not-asked = nobody asked to leave it out: { $work }
refusal-verification-not-asked = the authorised body has not asked to verify: { $work }
refusal-opinion-given = the opinion was given: { $work }
refusal-opinion-missing = the provider's opinion comes first: { $work }
refusal-done = the work is done: { $work }
refusal-no-executor = nobody is responsible for the work: { $work }
refusal-not-executor = another executor is responsible for the work: { $work }
refusal-started = the work was started before: { $work }
refusal-not-started = the work was not started: { $work }
refusal-finished = the work was finished before: { $work }
refusal-not-finished = the work is not finished: { $work }
refusal-codes-missing = a negative result names at least one nonconformity
refusal-own-work = nobody reviews the own work: { $work }
refusal-source-not-accepted = the source is accepted by an act first
refusal-archives-missing = an act names at least one archive
refusal-no-source-work = the test has no source code analysis
refusal-act-unknown = there is no act No. { $act }
refusal-source-negative = the source is sealed on a positive result of its analysis
refusal-sealed-before = the source was sealed before
refusal-disposed-before = the source is no longer kept
refusal-kept-until = the source is kept at least until { $last }
refusal-interim-pending = an interim retest awaits its additional agreement
refusal-term-over = an interim retest is asked for before the term ends; it ended on { $last }
refusal-works-missing = name at least one work
refusal-not-done-yet = only finished works are tested again, not finished: { $works }

## Refusals: protocols and retests
refusal-work-undone = a protocol is drawn up when the work is done and reviewed: { $work }
refusal-works-undone = protocols are issued after all works are completed, not completed: { $works }
refusal-no-draft = there is no draft: { $work }
refusal-reviewed = the draft was reviewed before: { $work }
refusal-not-reviewed = the draft is not reviewed yet: { $work }
refusal-signed = the protocol is signed already: { $work }
refusal-executor-first = the executor signs first: { $work }
refusal-same-person = who signed as executor does not sign as head: { $work }
refusal-paper-signature = a protocol of the state technical service bears an electronic digital signature
refusal-unsigned = not signed by executor and head: { $works }
refusal-numbers-differ = one register number for each protocol of: { $works }
refusal-number-taken = the register number is taken: { $number }
refusal-electronic = protocols of the state technical service are placed in the cabinet, not handed over on paper
refusal-received-before = the receipt of the protocols is recorded already
refusal-received-too-early = the protocols were issued on { $issued } and cannot be received earlier
refusal-requests-used-up = at most { $max } retests may be requested
refusal-window-missed = the last day for a retest request was { $last }: a new test follows the general procedure
refusal-window-open = a retest may be requested until { $last }
refusal-window-not-opened = the receipt of the protocols is not recorded yet: the window has not begun
refusal-nothing-to-retest = name at least one work to be tested again
refusal-conforming = only works with nonconformities are tested again, conforming: { $works }
refusal-comparison-missing = the request bears a comparison table with the results of the corrections
refusal-source-missing = the software was changed: the request bears the source code
refusal-extension-used = the retest term is extended once only
refusal-extension-late = the time ended on { $last }: it cannot be extended

## Refusals: after the protocols
refusal-not-issued = no protocol that still stands was issued for: { $works }
refusal-works-missing-after = name at least one work
refusal-only-lost-or-damaged = a laboratory issues a duplicate only of a lost or damaged protocol
refusal-unknown = there is no item No. { $number }
refusal-settled = No. { $number } is settled already
refusal-duplicates-differ = one duplicate for each protocol asked for: { $works }
refusal-in-production = the object is in production already
refusal-too-old = the protocol served for putting the object into production until { $last }
refusal-before-issue = the protocols were issued on { $issued }: an earlier day cannot be given
refusal-still-valid = the validity of the protocols has not run out
refusal-report-empty = name the data that are given
refusal-report-unsigned = the report bears the accredited laboratory's electronic digital signature
refusal-contract-of-lab = contract data are given by laboratories only
refusal-wrong-source = this party gives no such notice
refusal-nothing-in-force = no positive protocol is in force
refusal-change-unknown = the list of changes has no row { $number }: give 1 to 10
refusal-changes-missing = name the changes by the list: a withdrawal rests on it
refusal-not-in-force = the protocols are not in force: { $works }
refusal-not-by-matrix = for these changes the list does not name: { $works }
refusal-retest-incomplete = what is withdrawn is tested again: { $works }
refusal-no-grounds = no grounds for a new application: no protocol was withdrawn
refusal-same-case = a case cannot follow itself

## With numbers
clock-working-days = { $n ->
    [one] { $n } working day from the day after { $start }
   *[other] { $n } working days from the day after { $start }
}
clock-months = { $n ->
    [one] { $n } month from { $start }
   *[other] { $n } months from { $start }
}
clock-years = { $n ->
    [one] { $n } year from { $start }
   *[other] { $n } years from { $start }
}
detail-days = { $n ->
    [one] { $n } working day
   *[other] { $n } working days
}
refusal-extension-too-long = the extension is at most { $max } working days: give a number from 1 to { $max }
