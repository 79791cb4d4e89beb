-- The ground: installation, organisations, people, access, acts, cases, evidence, jobs, results.
-- One text for SQLite and PostgreSQL. Ids are 128 random bits as 32 hexadecimal digits; moments are milliseconds UTC;
-- days are local dates as YYYY-MM-DD; bytes are hexadecimal or base64 text. Rows that people edit carry a version.

create table installation (
  id text primary key,
  created_at bigint not null,
  key_check text not null,
  example boolean not null
);

-- What one server at a time holds; a second one that finds it fresh refuses to start.
create table server_lease (
  name text primary key,
  holder text not null,
  host text not null,
  taken_at bigint not null,
  seen_at bigint not null
);

create table organisation (
  id text primary key,
  name text not null unique,
  kind text not null,
  state text not null check (state in ('active', 'closed')),
  created_at bigint not null,
  version bigint not null
);

create table person (
  id text primary key,
  login text not null unique,
  name text not null,
  mail text not null,
  language text not null check (language in ('zh', 'en')),
  account text not null check (account in ('work', 'system', 'security', 'audit', 'system-security', 'system-audit', 'security-audit')),
  state text not null check (state in ('active', 'suspended', 'left', 'erased')),
  password text not null,
  password_at bigint not null,
  password_change boolean not null,
  failures bigint not null,
  locked_until bigint not null,
  notice text not null,
  created_at bigint not null,
  version bigint not null
);

create table former_password (
  person text not null references person(id),
  password text not null,
  set_at bigint not null,
  primary key (person, set_at)
);

-- A secret of a time-based code, sealed with the key of the installation; unconfirmed until a first code was right.
create table second_factor (
  person text primary key references person(id),
  secret text not null,
  confirmed_at bigint not null,
  last_step bigint not null
);

create table recovery_code (
  person text not null references person(id),
  code text not null,
  used_at bigint not null,
  primary key (person, code)
);

create table passkey (
  id text primary key,
  person text not null references person(id),
  credential text not null unique,
  label text not null,
  record text not null,
  created_at bigint not null,
  used_at bigint not null
);

-- Who somebody is at another identity provider; says nothing of what he may do.
create table outside_account (
  provider text not null,
  subject text not null,
  person text not null references person(id),
  bound_at bigint not null,
  primary key (provider, subject)
);

create table membership (
  id text primary key,
  organisation text not null references organisation(id),
  person text not null references person(id),
  since text not null,
  until text not null,
  deputy text not null,
  version bigint not null
);
create index membership_person on membership(person);
create index membership_organisation on membership(organisation);

create table work_case (
  id text primary key,
  organisation text not null references organisation(id),
  name text not null,
  subject text not null check (subject in ('platform', 'tenant', 'private')),
  grade bigint not null check (grade between 1 and 4),
  self_check boolean not null,
  state text not null check (state in ('open', 'frozen', 'deleted')),
  owner text not null,
  tenant text not null,
  system_name text not null,
  as_of bigint not null,
  time_zone text not null,
  example boolean not null,
  quota bigint not null,
  key_id text not null,
  hold text not null,
  keep_until text not null,
  created_at bigint not null,
  created_by text not null references person(id),
  version bigint not null
);
create index work_case_organisation on work_case(organisation);

-- A role of a person: over the installation, an organisation, an engagement, a case, one object of a case, or what was released.
create table role_grant (
  id text primary key,
  person text not null references person(id),
  role text not null,
  scope text not null check (scope in ('installation', 'organisation', 'engagement', 'case', 'object', 'released')),
  organisation text not null,
  engagement text not null,
  work_case text not null,
  object text not null,
  since text not null,
  until text not null,
  granted_by text not null,
  granted_at bigint not null,
  ended_at bigint not null,
  version bigint not null
);
create index role_grant_person on role_grant(person);
create index role_grant_case on role_grant(work_case);

-- A link that was handed out; only its digest is kept.
create table invitation (
  id text primary key,
  token text not null unique,
  purpose text not null check (purpose in ('set-up', 'invite', 'reset')),
  person text not null,
  name text not null,
  mail text not null,
  organisation text not null,
  role text not null,
  scope text not null,
  scope_organisation text not null,
  engagement text not null,
  work_case text not null,
  object text not null,
  role_until text not null,
  valid_to bigint not null,
  made_by text not null,
  made_at bigint not null,
  used_at bigint not null,
  ended_at bigint not null
);

-- What was released from a case: to those whose grant is over what was released.
create table case_release (
  id text primary key,
  work_case text not null references work_case(id),
  object text not null,
  released_at bigint not null,
  released_by text not null references person(id),
  ended_at bigint not null
);
create index case_release_case on case_release(work_case, object);

create table independence (
  work_case text not null references work_case(id),
  person text not null references person(id),
  declared_at bigint not null,
  statement text not null,
  primary key (work_case, person)
);

-- Sessions of people; the token itself is not kept, only its digest.
create table session (
  id text primary key,
  token text not null unique,
  person text not null references person(id),
  factors text not null,
  began_at bigint not null,
  seen_at bigint not null,
  proved_at bigint not null,
  address text not null,
  agent text not null,
  ended_at bigint not null,
  ended_why text not null
);
create index session_person on session(person);

-- Wrong guesses at log-ins, by the address they came from.
create table login_attempt (
  address text primary key,
  failures bigint not null,
  locked_until bigint not null,
  seen_at bigint not null
);

-- Acts: what was done, in one chain. See docs/formats/acts.md.
create table act (
  sequence bigint primary key,
  at bigint not null,
  person text not null,
  behalf text not null,
  session text not null,
  kind text not null,
  object text not null,
  work_case text not null,
  version bigint not null,
  reason_digest text not null,
  before_digest text not null,
  after_digest text not null,
  sm3 text not null,
  sha256 text not null
);
create index act_object on act(object);
create index act_case on act(work_case);
create index act_person on act(person);

-- What the digests of an act are of; can be erased, its salt with it.
create table act_text (
  sequence bigint not null references act(sequence),
  part text not null check (part in ('reason', 'before', 'after')),
  salt text not null,
  body text not null,
  primary key (sequence, part)
);

create table evidence (
  id text primary key,
  work_case text not null references work_case(id),
  path text not null,
  object text not null,
  kind text not null check (kind in ('estate', 'events', 'register', 'document', 'records', 'other')),
  sha256 text not null,
  sm3 text not null,
  size bigint not null,
  type text not null,
  origin text not null,
  evidence_date text not null,
  uploaded_at bigint not null,
  uploaded_by text not null references person(id),
  replaces text not null,
  state text not null check (state in ('current', 'replaced', 'withdrawn')),
  scan text not null,
  scanned_at bigint not null,
  note text not null,
  version bigint not null
);
create index evidence_case on evidence(work_case, state, path);
create index evidence_digest on evidence(work_case, sha256);

create table upload (
  id text primary key,
  work_case text not null references work_case(id),
  person text not null references person(id),
  path text not null,
  object text not null,
  kind text not null,
  origin text not null,
  evidence_date text not null,
  note text not null,
  size bigint not null,
  received bigint not null,
  sha256 text not null,
  sm3 text not null,
  began_at bigint not null,
  seen_at bigint not null
);
create index upload_case on upload(work_case);

-- How a cloud is reached; the secret is sealed and never read back to people.
create table cloud_access (
  id text primary key,
  work_case text not null references work_case(id),
  name text not null,
  settings text not null,
  secret text not null,
  sides text not null,
  created_at bigint not null,
  created_by text not null references person(id),
  tried_at bigint not null,
  try_result text not null,
  version bigint not null
);
create index cloud_access_case on cloud_access(work_case);

create table job (
  id text primary key,
  work_case text not null references work_case(id),
  kind text not null,
  request text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  asked_by text not null,
  asked_at bigint not null,
  due_at bigint not null,
  schedule text not null,
  attempts bigint not null,
  lease_holder text not null,
  lease_until bigint not null,
  started_at bigint not null,
  ended_at bigint not null,
  cancel_asked boolean not null,
  progress text not null,
  standing text not null,
  fault text not null,
  result text not null,
  version bigint not null
);
create index job_queue on job(state, due_at);
create index job_case on job(work_case, asked_at);

create table schedule (
  id text primary key,
  work_case text not null references work_case(id),
  kind text not null,
  request text not null,
  at_minute bigint not null check (at_minute between 0 and 1439),
  days text not null,
  enabled boolean not null,
  next_at bigint not null,
  last_job text not null,
  created_by text not null references person(id),
  version bigint not null
);

-- One assessment of a case, and its index; the observations themselves stay in the engine's file.
create table run (
  id text primary key,
  work_case text not null references work_case(id),
  job text not null references job(id),
  case_digest text not null,
  as_of bigint not null,
  scale text not null,
  ended_at bigint not null,
  folder text not null,
  summary text not null,
  indexed boolean not null
);
create unique index run_job on run(job);
create index run_case on run(work_case, ended_at);

create table run_item (
  run text not null references run(id),
  item text not null,
  object text not null,
  object_name text not null,
  layer text not null,
  control_point text not null,
  verdict text not null,
  by_person boolean not null,
  state text not null,
  place bigint not null,
  primary key (run, item, object)
);

create table observation (
  run text not null references run(id),
  number bigint not null,
  item text not null,
  object text not null,
  check_id text not null,
  outcome text not null,
  resource text not null,
  place bigint not null,
  primary key (run, number)
);
create index observation_item on observation(run, item, object, outcome);

create table setting (
  name text primary key,
  value text not null,
  version bigint not null
);
