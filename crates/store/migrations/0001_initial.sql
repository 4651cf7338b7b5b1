-- The first schema. Portable SQL: {uuid} is the engine's type for a UUID, {text} for a text that
-- sorts by its bytes; everything else is spelt alike on SQLite and PostgreSQL. Instants are
-- microseconds since 1970 (…_us), dates are ISO text, hashes are 64 hexadecimal digits, JSON is
-- text and kept byte for byte.

CREATE TABLE organisation (
    id {uuid} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL CHECK (kind IN ('applicant', 'sts', 'laboratory', 'authority', 'nsc',
        'operator')),
    bin {text} UNIQUE,
    name_kk {text} NOT NULL,
    name_ru {text} NOT NULL,
    name_en {text} NOT NULL,
    search_text {text} NOT NULL,
    created_us bigint NOT NULL
);

CREATE TABLE account (
    id {uuid} NOT NULL PRIMARY KEY,
    login {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    password {text} NOT NULL,
    organisation {uuid} NOT NULL REFERENCES organisation (id),
    totp {text},
    active boolean NOT NULL,
    must_change boolean NOT NULL,
    created_us bigint NOT NULL,
    changed_us bigint NOT NULL,
    rev bigint NOT NULL
);

CREATE TABLE account_role (
    account {uuid} NOT NULL REFERENCES account (id),
    role {text} NOT NULL,
    organisation {uuid} NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (account, role, organisation)
);

CREATE TABLE session (
    token_hash {text} NOT NULL PRIMARY KEY,
    account {uuid} NOT NULL REFERENCES account (id),
    csrf {text} NOT NULL,
    created_us bigint NOT NULL,
    seen_us bigint NOT NULL,
    expires_us bigint NOT NULL,
    agent_hash {text} NOT NULL
);
CREATE INDEX session_account ON session (account);
CREATE INDEX session_expires ON session (expires_us);

CREATE TABLE throttle (
    id {text} NOT NULL PRIMARY KEY,
    failures bigint NOT NULL,
    first_us bigint NOT NULL,
    blocked_until_us bigint NOT NULL
);

CREATE TABLE case_row (
    id {uuid} NOT NULL PRIMARY KEY,
    number {text} UNIQUE,
    title {text} NOT NULL,
    provider {uuid} NOT NULL REFERENCES organisation (id),
    applicant {uuid} NOT NULL REFERENCES organisation (id),
    edition {text} NOT NULL,
    stage {text} NOT NULL,
    turn {text} NOT NULL,
    due {text},
    detail {text} NOT NULL,
    search_text {text} NOT NULL,
    last_seq bigint NOT NULL,
    last_hash {text} NOT NULL,
    created_us bigint NOT NULL,
    updated_us bigint NOT NULL
);
CREATE INDEX case_row_provider ON case_row (provider, stage);
CREATE INDEX case_row_applicant ON case_row (applicant, stage);
CREATE INDEX case_row_updated ON case_row (updated_us, id);
CREATE INDEX case_row_due ON case_row (due, id);

CREATE TABLE case_event (
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    seq bigint NOT NULL CHECK (seq > 0),
    at_us bigint NOT NULL,
    author {text} NOT NULL,
    kind {text} NOT NULL,
    version integer NOT NULL,
    payload {text} NOT NULL,
    prev_hash {text} NOT NULL,
    hash {text} NOT NULL,
    PRIMARY KEY (case_id, seq)
);

CREATE TABLE case_member (
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    account {uuid} NOT NULL REFERENCES account (id),
    post {text} NOT NULL,
    added_us bigint NOT NULL,
    PRIMARY KEY (case_id, account, post)
);
CREATE INDEX case_member_account ON case_member (account, case_id);

CREATE TABLE outbox (
    id {uuid} NOT NULL PRIMARY KEY,
    dedup {text} NOT NULL UNIQUE,
    kind {text} NOT NULL,
    payload {text} NOT NULL,
    run_at_us bigint NOT NULL,
    attempts integer NOT NULL,
    attempts_max integer NOT NULL,
    locked_until_us bigint NOT NULL,
    locked_by {text},
    state {text} NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    error {text},
    created_us bigint NOT NULL,
    finished_us bigint
);
CREATE INDEX outbox_waiting ON outbox (state, run_at_us, id);

CREATE TABLE form_version (
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    kind {text} NOT NULL,
    number bigint NOT NULL,
    state {text} NOT NULL CHECK (state IN ('draft', 'signed')),
    rev bigint NOT NULL,
    body {text} NOT NULL,
    sha256 {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    PRIMARY KEY (case_id, kind, number)
);

CREATE TABLE attachment (
    id {uuid} NOT NULL PRIMARY KEY,
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    kind {text} NOT NULL,
    name {text} NOT NULL,
    artifact {text} NOT NULL,
    size bigint NOT NULL,
    media_type {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    withdrawn_us bigint
);
CREATE INDEX attachment_case ON attachment (case_id, at_us, id);
CREATE INDEX attachment_artifact ON attachment (artifact);

CREATE TABLE check_row (
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    round integer NOT NULL,
    work {text} NOT NULL,
    code {text} NOT NULL,
    verdict {text} NOT NULL,
    observation {text} NOT NULL,
    recommendation {text} NOT NULL,
    detail {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    rev bigint NOT NULL,
    PRIMARY KEY (case_id, round, work, code)
);

CREATE TABLE finding_row (
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    round integer NOT NULL,
    id {uuid} NOT NULL,
    work {text} NOT NULL,
    fingerprint {text} NOT NULL,
    body {text} NOT NULL,
    state {text} NOT NULL,
    search_text {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    rev bigint NOT NULL,
    PRIMARY KEY (case_id, round, id)
);
CREATE INDEX finding_row_fingerprint ON finding_row (case_id, round, work, fingerprint);

CREATE TABLE finding_review (
    case_id {uuid} NOT NULL,
    round integer NOT NULL,
    finding {uuid} NOT NULL,
    seq bigint NOT NULL,
    verdict {text} NOT NULL,
    reason {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    PRIMARY KEY (case_id, round, finding, seq),
    FOREIGN KEY (case_id, round, finding) REFERENCES finding_row (case_id, round, id)
);

CREATE TABLE paper (
    id {uuid} NOT NULL PRIMARY KEY,
    case_id {uuid} NOT NULL REFERENCES case_row (id),
    kind {text} NOT NULL,
    number {text},
    work {text},
    round integer NOT NULL,
    lang {text} NOT NULL,
    artifact {text} NOT NULL,
    state {text} NOT NULL,
    detail {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    issued_us bigint,
    rev bigint NOT NULL
);
CREATE INDEX paper_case ON paper (case_id, at_us, id);
CREATE INDEX paper_number ON paper (number);
CREATE INDEX paper_issued ON paper (issued_us, id);

CREATE TABLE number_sequence (
    name {text} NOT NULL PRIMARY KEY,
    last bigint NOT NULL
);

CREATE TABLE notice (
    id {uuid} NOT NULL PRIMARY KEY,
    account {uuid} NOT NULL REFERENCES account (id),
    case_id {uuid} REFERENCES case_row (id),
    text_key {text} NOT NULL,
    args {text} NOT NULL,
    created_us bigint NOT NULL,
    seen_us bigint
);
CREATE INDEX notice_account ON notice (account, created_us, id);

CREATE TABLE setting (
    name {text} NOT NULL,
    effective_from {text} NOT NULL,
    body {text} NOT NULL,
    author {text} NOT NULL,
    at_us bigint NOT NULL,
    rev bigint NOT NULL,
    PRIMARY KEY (name, effective_from)
);

CREATE TABLE audit (
    seq bigint NOT NULL PRIMARY KEY CHECK (seq > 0),
    at_us bigint NOT NULL,
    actor {text} NOT NULL,
    action {text} NOT NULL,
    object {text} NOT NULL,
    detail {text} NOT NULL,
    prev_hash {text} NOT NULL,
    hash {text} NOT NULL
);
CREATE INDEX audit_object ON audit (object, seq);

CREATE TABLE audit_head (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    seq bigint NOT NULL,
    hash {text} NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '{zeros}');

CREATE TABLE idempotency (
    id {text} NOT NULL PRIMARY KEY,
    result {text} NOT NULL,
    at_us bigint NOT NULL
);
CREATE INDEX idempotency_at ON idempotency (at_us);
