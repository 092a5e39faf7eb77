-- All hundred villagers of a village are of one Party branch; the first of them is its secretary.
update roster_person set party_branch = '党支部';
insert into role_grant (id, person_id, role, village_id, valid_from)
  select key(61, v), key(3, v), 'branch-secretary', key(1, v), now() - interval '1 day' from generate_series(0, 99) v;
insert into credit_member (village_id, member_id) select village_id, id from roster_person;
analyze
