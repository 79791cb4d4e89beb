-- The last act before a job was begun: what was done in its case later, it did not see.
alter table job add column seen_act bigint not null default 0;
update job set seen_act = (select coalesce(max(a.sequence), 0) from act a where a.at <= job.started_at)
  where started_at > 0;
