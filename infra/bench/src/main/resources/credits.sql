-- All hundred villagers of a village are of one Party branch; the first of them is its secretary.
update roster_person set party_branch = '党支部';
insert into role_grant (id, person_id, role, village_id, valid_from)
  select key(61, v), key(3, v), 'branch-secretary', key(1, v), now() - interval '1 day' from generate_series(0, 99) v;
insert into session (family, person_id, face, refresh_hash, expires_at)
  select key(62, v), key(3, v), 'console', '\x00', now() + interval '8 hours' from generate_series(0, 99) v;
insert into consent (person_id, document, version, given_at) select key(3, n), 'credit', '2026-12', now() from generate_series(0, 9999) n;
insert into credit_member (village_id, member_id) select village_id, id from roster_person;
analyze
