-- Registers as rows and cells. A cell holds what was typed, in the notation of docs/formats/registers.md; an empty cell is not known.
-- What a cell was before stands in register_past. A row that was removed keeps its cells and its history.
create table register_row (
  id text primary key,
  work_case text not null references work_case(id),
  kind text not null,
  name text not null,
  position bigint not null,
  removed boolean not null,
  created_at bigint not null,
  version bigint not null
);
create unique index register_row_name on register_row(work_case, kind, name) where removed = false;
create index register_row_order on register_row(work_case, kind, position, id);

create table register_cell (
  row_id text not null references register_row(id),
  column_name text not null,
  typed text not null,
  version bigint not null,
  changed_at bigint not null,
  changed_by text not null references person(id),
  source text not null default '',
  primary key (row_id, column_name)
);

create table register_past (
  row_id text not null references register_row(id),
  column_name text not null,
  version bigint not null,
  typed text not null,
  changed_at bigint not null,
  changed_by text not null references person(id),
  source text not null default '',
  primary key (row_id, column_name, version)
);

-- Whether a register holds every record that there is; with no rows, that there is none.
create table register_whole (
  work_case text not null references work_case(id),
  kind text not null,
  whole boolean not null,
  version bigint not null,
  changed_at bigint not null,
  changed_by text not null references person(id),
  primary key (work_case, kind)
);
