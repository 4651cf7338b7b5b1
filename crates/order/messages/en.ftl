# Forms (RA 1, RA 2): places, errors, warnings.

place-field = item { $number } “{ $title }”
place-unnumbered = “{ $title }”
place-table = table { $number } “{ $title }”
place-row = table { $number } “{ $title }”, row { $row }
place-cell = table { $number } “{ $title }”, row { $row }, column “{ $column }”

form-error = { $place }: expected { $expected }; found { $found }
form-error-short = Expected { $expected }; found { $found }
form-warning = { $place }: { $reason }

found-nothing = nothing
found-text = “{ $text }”
found-chars = { $n ->
    [one] { $n } character
   *[other] { $n } characters
 }
found-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
 }
found-cells = { $n ->
    [one] { $n } cell
   *[other] { $n } cells
 }
found-control = the control character { $code } at position { $position }

expected-filled = a value
expected-plain-text = text without control characters
expected-chars-at-most = { $n ->
    [one] at most { $n } character
   *[other] at most { $n } characters
 }
expected-rows-at-most = { $n ->
    [one] at most { $n } row
   *[other] at most { $n } rows
 }
expected-cells = { $n ->
    [one] { $n } cell, one for each column
   *[other] { $n } cells, one for each column
 }
expected-values-at-most = { $n ->
    [one] at most { $n } value in one cell
   *[other] at most { $n } values in one cell
 }
expected-own-identity = a row identity that no other row of the table has
expected-applicant-name = the organisation's name, or the full name of the applicant
expected-person-of-iin = the full name of the person whose IIN is given
expected-some-work = one kind of work or more
expected-whole = a whole number from { $least } to { $most }
expected-bin = a BIN, 12 digits
expected-iin = an IIN, 12 digits
expected-applicant-id = a BIN or an IIN, 12 digits
expected-check-digit = the check digit { $digit } at the end
expected-assignable-number = a number that can be assigned (no check digit fits the first 11 digits)
expected-registration-month = the year and month of registration (YYMM) in the first four digits of the BIN
expected-entity-type = 4, 5 or 6 (type of the legal entity) as the fifth digit of the BIN
expected-entity-attribute = 0, 1, 2 or 3 (head office, branch, representation, other) as the sixth digit of the BIN
expected-birth-date = a day of birth (YYMMDD) not later than today in the first six digits of the IIN
expected-century-digit = a digit from 0 to 6 (century and sex) as the seventh digit of the IIN
expected-iban = an account of Kazakhstan, 20 characters: KZ, 2 check digits, 3 digits of the bank, 13 letters or digits
expected-iban-check-digits = the check digits { $text } after KZ
expected-bic = a bank identification code of 8 or 11 characters, for example HSBKKZKX
expected-beneficiary-code = a beneficiary code of two digits, for example 17
expected-email = an e-mail address, for example name@example.kz
expected-phone = a telephone number, for example +7 701 123 45 67 or 8 (7172) 12-34-56
expected-date = a date, for example 31.12.2025 or 2025-12-31
expected-not-later-than = a date not later than { $date }
expected-not-earlier-than = a date not earlier than { $date }
expected-yes-no = “yes” or “no”
expected-status = “existing” or “planned”
expected-megabytes = a size in Mbyte, for example 12.5
expected-rate = requests per second, for example 100
expected-wait = a length of time with its unit, for example 5 s, 500 ms or 2 min
expected-address = IP addresses, for example 10.0.0.1, 10.0.0.5–10.0.0.9, 10.0.1.0/24 or 2001:db8::1
expected-ordered-range = a range of one address family, its first address not after its last
expected-port = a port from 1 to 65535
expected-network = a network with its mask, for example 10.0.0.0/24 or 10.0.0.0/255.255.255.0
expected-network-address = the network's own address { $text }
expected-mask = a prefix length or a mask of the address's family
expected-port-endpoint = an address and port or a URL, for example 10.0.0.1:443, portal.example.kz:443 or https://portal.example.kz
expected-endpoint = an address or a URL, for example 10.0.0.1:8443, bus.example.kz or https://bus.example.kz/api
expected-no-credentials = an address without a user name and password
expected-protocol = a protocol, for example HTTPS, TCP or SFTP

caution-outside-segments = the address { $address } lies in no network segment of table 5.7
caution-address-twice = the address { $address } also stands in row { $row }
caution-fewer-addresses = { $quantity } pieces of equipment, but only { $addresses } IP addresses
caution-segments-overlap = the network { $network } overlaps the network of row { $row }
caution-reserve-without-main = no equipment in table { $main } has this name or this purpose: it is not clear what the reserve is for
caution-no-integration-module = the integration exists, but the integration module is stated as absent; the object includes the components that provide the integration
caution-no-integration-component = the integration module is stated as present, but no row of tables 5.1, 5.11 and 5.12 names a component of this integration
caution-unknown-endpoint = no server or network equipment of tables 5.1, 5.2, 5.4 and 5.5 has the address { $host }
caution-protocol-differs = the address names the protocol { $scheme }, which the column of protocols lacks
caution-same-row = the same as row { $row }
caution-no-location = the table is empty, though table { $equipment } lists equipment
caution-no-workstation-address = the workstation's IP address is not stated
caution-no-rows-for-work = the table is empty, though its rows give the volume of the work: { $work }
caution-no-source-size = the source's total size is 0 Mbyte, though the volume of source code analysis is counted by it
caution-empty-file = the size is 0 Mbyte
caution-document-missing = document { $number } of appendix 3 to the Rules, “{ $title }”, is missing
caution-document-undescribed = the document is there, but its number of pages or its day of approval is not stated
caution-document-unlisted = the document is not on the list of appendix 3 to the Rules
caution-no-users = no users are stated, so that the load cannot be set
caution-no-wait = the longest wait between requests is not stated; it is a parameter of load testing
caution-wait-in-seconds = the unit is not stated; the number is read as seconds
caution-no-requests = 0 requests per second are stated, so that the load cannot be set
caution-field-empty = the field is empty; make sure that it is not needed
caution-test-identifier = the identification number is accepted for the test environment alone

change-cell = { $place }: was { $old }; now { $new }
change-added = { $place }: added
change-removed = { $place }: removed
