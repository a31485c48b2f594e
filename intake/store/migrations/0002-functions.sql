-- Each function is one round trip and one transaction: what it answers is committed, or nothing of it happened.

-- Every field goes into the hash with its length, so that no text can be moved from one field into the next.
create function append_audit(p_at_ms bigint, p_actor text, p_action text, p_subject text, p_detail text)
returns bigint language plpgsql as $$
declare
  v_seq bigint;
  v_previous text;
  v_hash text;
begin
  select seq + 1, hash into v_seq, v_previous from audit_head for update;
  select encode(sha256(convert_to(string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' order by place), 'UTF8')), 'hex')
    into v_hash
    from unnest(array[v_previous, v_seq::text, p_at_ms::text, p_actor, p_action, p_subject, p_detail])
      with ordinality as fields (field, place);
  insert into audit_log (seq, at_ms, actor, action, subject, detail, previous_hash, hash)
    values (v_seq, p_at_ms, p_actor, p_action, p_subject, p_detail, v_previous, v_hash);
  update audit_head set seq = v_seq, hash = v_hash;
  return v_seq;
end
$$;
--> statement-breakpoint
create function count_use(p_address text, p_window timestamptz) returns integer language sql as $$
  insert into address_uses as kept (address_hash, window_start, uses) values (p_address, p_window, 1)
  on conflict (address_hash, window_start) do update set uses = kept.uses + 1
  returning uses
$$;
--> statement-breakpoint
-- The undecided case of a subject, made where there is none. The lock keeps a decision out until the report is in.
create function open_case(p_id text, p_key text, p_kind text, p_at timestamptz)
returns text language plpgsql as $$
declare
  v_case text;
begin
  loop
    select id into v_case from cases
      where subject_key = p_key and state in ('open', 'asked') for key share;
    if found then return v_case; end if;
    insert into cases (id, subject_key, subject_kind, state, opened_at)
      values (p_id, p_key, p_kind, 'open', p_at)
      on conflict (subject_key) where state in ('open', 'asked') do nothing;
    if found then return p_id; end if;
  end loop;
end
$$;
--> statement-breakpoint
create function known_report(p_id text, p_body_sha256 text) returns text language sql stable as $$
  select case when body_sha256 = p_body_sha256 then 'known' else 'id-taken' end
  from reports where id = p_id
$$;
--> statement-breakpoint
-- accepted, known (the same report again), id-taken (another report under this id), too-many, proof-used.
-- The looks at known_report after a lost race see what the other transaction committed meanwhile.
create function accept_report(
  p_id text, p_body text, p_body_sha256 text, p_evidence_sha256 text, p_picture bytea,
  p_case_id text, p_subject_key text, p_subject_kind text, p_at timestamptz,
  p_proof text, p_proof_expires timestamptz, p_address text, p_window timestamptz, p_limit integer
) returns text language plpgsql as $$
declare
  v_known text := known_report(p_id, p_body_sha256);
  v_case text;
begin
  if v_known is not null then return v_known; end if;
  if count_use(p_address, p_window) > p_limit then return 'too-many'; end if;
  insert into used_proofs values (p_proof, p_proof_expires) on conflict do nothing;
  if not found then
    select body_sha256 into v_known from reports where id = p_id;
    if v_known = p_body_sha256 then return 'known'; end if;
    return 'proof-used';
  end if;
  v_case := open_case(p_case_id, p_subject_key, p_subject_kind, p_at);
  insert into reports (id, case_id, body, body_sha256, evidence_sha256, received_at)
    values (p_id, v_case, p_body::jsonb, p_body_sha256, p_evidence_sha256, p_at)
    on conflict (id) do nothing;
  if not found then
    delete from cases where id = p_case_id and not exists (select 1 from reports where case_id = p_case_id);
    select body_sha256 into v_known from reports where id = p_id;
    return case when v_known = p_body_sha256 then 'known' else 'id-taken' end;
  end if;
  if p_picture is not null then
    insert into pictures (report_id, webp) values (p_id, p_picture);
  end if;
  return 'accepted';
end
$$;
--> statement-breakpoint
-- Null where there is no such case. The row lock waits for reports that are on their way into it.
create function decide_case(
  p_case text, p_outcome text, p_reason text, p_note text, p_moderator text, p_at_ms bigint
) returns text language plpgsql as $$
declare
  v_state text;
  v_at timestamptz := to_timestamp(p_at_ms / 1000.0);
  v_previous text;
begin
  select state into v_state from cases where id = p_case for update;
  if not found then return null; end if;
  v_previous := case when v_state in ('open', 'asked') then null else v_state end;
  if v_previous = p_outcome then return 'same'; end if;
  insert into decisions (case_id, outcome, reason, note, previous_outcome, moderator, decided_at)
    values (p_case, p_outcome, p_reason, p_note, v_previous, p_moderator, v_at);
  update cases set state = p_outcome, decided_at = v_at where id = p_case;
  perform append_audit(p_at_ms, p_moderator, 'decide', p_case,
    'outcome=' || p_outcome || ' reason=' || p_reason || ' note=' || p_note);
  return 'decided';
end
$$;
