-- What a log-in or a registration waits for, at a browser or an identity provider: good once, and for minutes. Only the digest of its
-- token is kept; what it says is sealed with the key of the installation.
create table login_challenge (
  token text primary key,
  purpose text not null check (purpose in ('outside', 'passkey-add', 'passkey-use')),
  content text not null,
  valid_to bigint not null
);

-- How the account is called at the provider, for its owner; and a person has one account at a provider.
alter table outside_account add column label text not null default '';
create unique index outside_account_person on outside_account(provider, person);

-- The verdict on the item over all its objects, on each row of it: what is counted for whoever sees the whole run.
alter table run_item add column item_verdict text not null default '';
