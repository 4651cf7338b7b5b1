error-cancelled = the run was stopped
error-unreadable = «{ $name }» cannot be read: { $reason }
error-not-archive = «{ $name }» is no archive that can be read: expected a ZIP, TAR or TAR.GZ
error-damaged = the archive «{ $name }» is damaged: { $reason }
error-entries = «{ $name }» holds more than { $max } files and folders; divide it into parts
error-bytes = «{ $name }» unpacks to more than { $max } Mbyte; divide it into parts
error-bomb = «{ $name }» unpacks to more than { $max } times its size, as source code does not; it was not unpacked
entry-path-refused = the file was left out, its path is refused: { $reason }
path-empty = it is empty
path-climbs = it climbs out of the source
path-absolute = it is absolute; expected a path from the root of the source
path-control = it holds a control character
path-too-long = it is too long
entry-name-not-text = the file was left out: its name is no text in UTF-8
entry-link = a link is not followed; hand over the file itself
entry-special = the file was left out: it is neither a file nor a folder, but a device, a pipe or the like
entry-twice = the archive holds two files of this path; the later one was taken
entry-encrypted = the file was left out: it is encrypted
entry-unreadable = the file was left out: { $reason }
folder-unreadable = the folder was left out: { $reason }
folder-too-deep = the folder was left out: folders lie more than { $max } deep in each other
folders-skipped = { $n ->
    [one] { $n } folder named «{ $name }» was passed over: { $reason }
   *[other] { $n } folders named «{ $name }» were passed over: { $reason }
 }
skip-version-control = the history of a version control system
skip-dependencies = libraries, which belong in table 5.12
skip-build = what is built from the source
skip-tools = settings of development tools
archive-inside = an archive inside the source was not unpacked; hand over its content if it is source
archive-broken = the archive is damaged; the files before the damage were taken: { $reason }
not-source = { $n ->
    [one] { $n } file ({ $size } Mbyte) is no source: documents, pictures, data
   *[other] { $n } files ({ $size } Mbyte) are no source: documents, pictures, data
 }
days-unknown = the day of the last change is not known for { $n ->
    [one] { $n } file
   *[other] { $n } files
 }; check it in table 5.11
manifest-not-text = the file was not read for libraries: expected text in UTF-8 of at most { $max } Mbyte
manifest-unreadable = the file was not read for libraries: { $text }
manifest-not-read = libraries are not read from files of this kind yet; add them to table 5.12 by hand
lock-missing = there is no lock file: { $n ->
    [one] { $n } library is listed as the manifest requires it
   *[other] { $n } libraries are listed as the manifest requires them
 }, without those which they use themselves
library-sizes-unknown = the size of { $n ->
    [one] { $n } library is not known: no copy of it was
   *[other] { $n } libraries is not known: no copies of them were
 } handed over; fill it in in table 5.12
library-versions-unknown = the file does not say the version of { $n ->
    [one] { $n } library
   *[other] { $n } libraries
 }; fill it in in table 5.12
library-names-refused = { $n ->
    [one] { $n } library was left out: its name or version is
   *[other] { $n } libraries were left out: their names or versions are
 } empty, too long, or hold control characters
libraries-limit = { $n ->
    [one] { $n } library was
   *[other] { $n } libraries were
 } left out: at most { $max } are listed
rows-grouped = the source holds { $n } files; with more than { $max } the rows of table 5.11 are groups by folder and language
reason-not-found = it is not there any more
reason-denied = access is denied
reason-cut = it ends too early
reason-damaged = its content is damaged
reason-other = { $text }
