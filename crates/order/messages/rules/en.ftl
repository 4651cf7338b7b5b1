edition-announced = A later edition exists whose text this program does not hold: № { $number } of { $signed }, registered under № { $registration } on { $registered }.

composition-no-central-node = A homogeneous distributed object has at least one central node; none is given.
composition-more-central-than-all = The object has { $total } nodes in all, yet { $central } central ones are given.
composition-too-few-nodes = At least one tenth of all nodes is tested: { $needed } beside the central ones are needed, { $chosen } are chosen.
composition-too-many-nodes = The object has { $available } nodes beside the central ones, yet { $chosen } are chosen.
composition-no-consent = The nodes to be tested are chosen with the applicant's consent; it has not been given.
composition-not-in-test = The work "{ $work }" is not part of this object's test, so it cannot be excluded.
composition-state-body-source = Source code analysis of an object whose owner, possessor or customer is a state body is never excluded.
composition-ground-mismatch = Absent source code is a ground to exclude source code analysis alone, not the work "{ $work }".
composition-nothing-left = With this exclusion nothing would be left of the test.

fee-no-price = The price list has no price for the work "{ $work }" per unit "{ $unit }" on { $on }; the cost cannot be calculated.
fee-two-prices = The price list has two prices for the work "{ $work }" on { $on }: "{ $first }" and "{ $second }"; expected one.
fee-nothing-counted = The work "{ $work }" is part of the test, but the questionnaire counts no unit "{ $unit }" for it.
fee-no-work = The test has no work whose cost could be calculated.
fee-too-large = The amount is too large to be written; check the quantities and prices.

extension-too-long = The term may be extended by at most { $atmost } working days; { $asked } are asked for.
extension-of-nothing = The extension must be of at least one working day.
extension-not-for-term = This term cannot be extended in working days.
