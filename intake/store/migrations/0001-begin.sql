-- Plain SQL for PostgreSQL 14 and newer and for PGlite. Times are timestamptz; hashes are lower-case hex.

create table secrets (
  name text primary key,
  value text not null
);
--> statement-breakpoint
-- One key a day: when a day's key is deleted, nobody can tell any more whose address a hash was.
create table address_keys (
  day date primary key,
  value text not null
);
--> statement-breakpoint
create table address_uses (
  address_hash text not null,
  window_start timestamptz not null,
  uses integer not null,
  primary key (address_hash, window_start)
);
--> statement-breakpoint
create table used_proofs (
  challenge text primary key,
  expires_at timestamptz not null
);
--> statement-breakpoint
create table moderators (
  id text primary key,
  name text not null unique,
  -- moderator: sees and decides cases. feed: may only read outcomes.
  role text not null check (role in ('moderator', 'feed')),
  token_sha256 text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);
--> statement-breakpoint
create table sessions (
  session_sha256 text primary key,
  moderator_id text not null references moderators (id),
  csrf text not null,
  expires_at timestamptz not null
);
--> statement-breakpoint
create table cases (
  id text primary key,
  subject_key text not null,
  subject_kind text not null,
  state text not null check (state in ('open', 'asked', 'accepted', 'rejected', 'cleared')),
  opened_at timestamptz not null,
  decided_at timestamptz
);
--> statement-breakpoint
-- At most one case of a subject is undecided: two processes that open one at the same moment get the same.
create unique index cases_undecided on cases (subject_key) where state in ('open', 'asked');
--> statement-breakpoint
create index cases_of_subject on cases (subject_key);
--> statement-breakpoint
create index cases_by_state on cases (state, opened_at);
--> statement-breakpoint
create table reports (
  id text primary key,
  case_id text not null references cases (id),
  -- The report as it travelled, without the picture.
  body jsonb not null,
  body_sha256 text not null,
  evidence_sha256 text not null,
  received_at timestamptz not null
);
--> statement-breakpoint
create index reports_of_case on reports (case_id, received_at);
--> statement-breakpoint
create table pictures (
  report_id text primary key references reports (id),
  webp bytea not null
);
--> statement-breakpoint
create table decisions (
  seq bigint generated always as identity primary key,
  case_id text not null references cases (id),
  outcome text not null check (outcome in ('accepted', 'rejected', 'cleared')),
  reason text not null,
  note text not null,
  -- What was decided before, or null: by this reversals are counted.
  previous_outcome text,
  moderator text not null,
  decided_at timestamptz not null
);
--> statement-breakpoint
create index decisions_of_case on decisions (case_id, seq);
--> statement-breakpoint
create table objections (
  id text primary key,
  case_id text references cases (id),
  about text not null,
  statement text not null,
  contact text,
  received_at timestamptz not null,
  closed_at timestamptz
);
--> statement-breakpoint
create index objections_by_time on objections (received_at);
--> statement-breakpoint
create table seller_answers (
  id bigint generated always as identity primary key,
  case_id text not null references cases (id),
  text text not null,
  given_on date not null,
  moderator text not null,
  recorded_at timestamptz not null
);
--> statement-breakpoint
create table audit_log (
  seq bigint primary key,
  at_ms bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text not null,
  previous_hash text not null,
  hash text not null unique
);
--> statement-breakpoint
create table audit_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash text not null
);
--> statement-breakpoint
insert into audit_head (seq, hash) values (0, repeat('0', 64));
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or deleted', tg_table_name;
end
$$;
--> statement-breakpoint
create trigger audit_log_grows before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger decisions_grow before update or delete or truncate on decisions
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger seller_answers_grow before update or delete or truncate on seller_answers
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger reports_stay before update on reports
  for each statement execute function refuse_change();
