-- What is asked of somebody in a case: material, a confirmation, or the remediation of a record. Who is asked has an account or
-- is named only; what came from outside says from whom and when.
create table case_request (
  id text primary key,
  work_case text not null references work_case(id),
  number bigint not null,
  kind text not null check (kind in ('material', 'confirmation', 'remediation')),
  title text not null,
  note text not null,
  object text not null,
  person text not null,
  outside text not null,
  due text not null,
  state text not null check (state in ('requested', 'submitted', 'returned', 'accepted', 'withdrawn')),
  made_at bigint not null,
  made_by text not null references person(id),
  version bigint not null
);
create unique index case_request_number on case_request(work_case, number);
create index case_request_person on case_request(person, state);

-- One question of a request and what was answered last; what was answered before stands in request_past.
create table request_line (
  request text not null references case_request(id),
  number bigint not null,
  item text not null,
  target text not null,
  register text not null,
  question text not null,
  words text not null,
  unlocks text not null,
  answer text not null,
  remark text not null,
  outside text not null,
  received text not null,
  source text not null,
  objection text not null,
  answered_at bigint not null,
  answered_by text not null,
  version bigint not null,
  primary key (request, number)
);

create table request_past (
  request text not null,
  line bigint not null,
  version bigint not null,
  answer text not null,
  remark text not null,
  outside text not null,
  received text not null,
  source text not null,
  answered_at bigint not null,
  answered_by text not null references person(id),
  primary key (request, line, version),
  foreign key (request, line) references request_line(request, number)
);

-- Evidence that belongs to a question of a request; to line 0 where it belongs to the request as a whole.
create table request_file (
  request text not null references case_request(id),
  line bigint not null,
  evidence text not null references evidence(id),
  added_at bigint not null,
  added_by text not null references person(id),
  primary key (request, line, evidence)
);

-- The states that a request went through, and why.
create table request_step (
  request text not null references case_request(id),
  number bigint not null,
  state text not null,
  at bigint not null,
  by text not null references person(id),
  reason text not null,
  primary key (request, number)
);
