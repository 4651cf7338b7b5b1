### Words of every page of a test, and the overview.

case-crumb = My tests
case-no-number = No number yet
case-sections-label = Sections of the test
section-overview = Overview
section-application = Application
section-questionnaire = Questionnaire
section-documents = Documents
section-works = Works
section-papers = Protocols and letters
section-timeline = Timeline
step-draft = Application
step-check = Check
step-contract = Contract
step-testing = Tests
step-protocols = Protocols
step-in-force = In force
overview-your-turn = Your turn
overview-their-turn = Whose turn it is: { $w }
overview-nobody = Nobody has to act now.
overview-may-too = Where needed
overview-clocks = Terms
overview-clock-what = Term
overview-clock-due = Last day
overview-clock-how = How it was counted
overview-clock-left = { $n ->
    [one] { $n } working day left
   *[other] { $n } working days left
 }
overview-clock-today = Today is the last day
overview-clock-over = { $n ->
    [one] { $n } working day late
   *[other] { $n } working days late
 }
overview-clock-paused = suspended
overview-provisional = Provisional: the year's calendar is not published yet.
overview-parties = Parties
overview-applicant = Applicant
overview-provider = Provider
overview-edition = Edition of the Order
overview-works = Works
overview-no-clocks = No term runs.

## The list and a new test
cases-new = New application
cases-search = Object, number or organisation
cases-only-mine = Only my turn
cases-find = Find
cases-none = There are no tests yet.
cases-none-found = Nothing was found. Try other words.
cases-object = Test object
cases-stage = Stage
cases-turn = Whose turn
cases-due = Due
cases-total = In all: { $n }
cases-earlier = Earlier
cases-later = Later
case-new-intro = Name the object and choose the provider. The rest is filled in step by step; until it is submitted everything can be changed.
case-new-title = Name of the test object
case-new-provider = Provider
case-new-provider-hint = Where the owner, possessor or customer is a state body, it is the state technical service (Rules, clause 10, item 7)).
case-new-button = Begin the application
