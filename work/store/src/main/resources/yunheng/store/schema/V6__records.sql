-- Records of an item and an object of a case: what people wrote, who works on it, how far it is. run, scale and state say what the
-- machine had found when that was written that the record stands for. Rows of results in which nobody did anything have no record.
create table case_record (
  id text primary key,
  work_case text not null references work_case(id),
  item text not null,
  object text not null,
  verdict text not null,
  result text not null,
  evidence text not null,
  reason text not null,
  files text not null,
  run text not null,
  scale text not null,
  state text not null,
  owner text not null,
  due text not null,
  stage text not null check (stage in ('open', 'submitted', 'returned', 'reviewed')),
  written_at bigint not null,
  written_by text not null,
  version bigint not null
);
create unique index case_record_row on case_record(work_case, item, object);
create index case_record_owner on case_record(owner, stage);

-- Everything that was written in a record, in its order; the last of it stands in case_record too.
create table record_writing (
  record text not null references case_record(id),
  version bigint not null,
  verdict text not null,
  result text not null,
  evidence text not null,
  reason text not null,
  files text not null,
  run text not null,
  scale text not null,
  state text not null,
  confirms boolean not null,
  written_at bigint not null,
  written_by text not null references person(id),
  primary key (record, version)
);

-- The stages that a record went through, and why.
create table record_step (
  record text not null references case_record(id),
  number bigint not null,
  stage text not null,
  at bigint not null,
  by text not null references person(id),
  reason text not null,
  primary key (record, number)
);

create table record_comment (
  id text primary key,
  record text not null references case_record(id),
  body text not null,
  at bigint not null,
  by text not null references person(id)
);
create index record_comment_record on record_comment(record, at);
