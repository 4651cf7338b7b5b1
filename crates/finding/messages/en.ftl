path-refused = the path “{ $value }” was not taken: { $reason }; the finding is kept without its route
path-empty = it is empty
path-climbs = it climbs out of the source
path-absolute = it is absolute; expected a path relative to the root of the source
path-control = it holds a control character
path-too-long = it is too long
controls-replaced = control characters were replaced by the sign “�”
text-cut = a text longer than { $max } characters was cut
part-unreadable = “{ $part }” could not be read: { $reason }
results-limit = the report holds more than { $max } results; { $n ->
    [one] { $n } of them was
   *[other] { $n } of them were
 } not taken. Split the report
problems-limit = { $n ->
    [one] { $n } more problem is
   *[other] { $n } more problems are
 } not shown
notification = the tool reports: { $value }
tool-failed = the tool says that its run failed: the results may be incomplete
version-missing = the report does not name its version; it was read as SARIF 2.1.0
external-results = results stand in another file ({ $value }), which was not read
steps-cut = of { $n } steps of the flow, { $max } were taken
cvss-unreadable = “{ $value }” is no CVSS vector or score
cvss-differs = the report gives the score { $given } for the vector { $value }; by the vector it is { $score }
identifier-unreadable = “{ $value }” is not an identifier of the form { $expected }
component-unknown = the component “{ $value }” is not in the report; the finding is kept without its route
hash-unreadable = “{ $value }” is no hash of the algorithm { $expected }
purl-unreadable = “{ $value }” is no package URL
purl-missing = the component “{ $value }” has no name that a package URL could be made of
json-broken = the file is broken in line { $line }, column { $column }: expected valid JSON ({ $reason })
too-large = the file has { $found } bytes; at most { $max } are read. Split the report
not-text = the file is not text in UTF-8 or UTF-16: line { $line }, column { $column }
not-sarif = the file is not a SARIF report: expected an object with “version” and “runs”
not-cyclonedx = the file is not a CycloneDX report: expected “bomFormat”: “CycloneDX”
version-unknown = the report has the version “{ $found }”; expected { $expected }
check-needs-observation = { $code }: the verdict “{ $verdict }” needs an observation ({ $clause }).
review-no-reason = Give the reason in at least { $min } characters ({ $clause }).
review-reason-too-long = The reason is too long: at most { $max } characters ({ $clause }).
review-reason-unreadable = The reason holds control characters: write it anew ({ $clause }).
review-already-so = The finding is judged so already ({ $clause }).
review-before-the-last = The judgement is dated before the last one ({ $clause }).
review-risk-changed = The risk has been changed meanwhile: reload the page and judge anew ({ $clause }).
list-cut = of “{ $part }”, the first { $max } were taken; { $n } more were not
texts-limit = the texts of the findings are longer than { $max } bytes in all; results not taken: { $n }. Split the report
