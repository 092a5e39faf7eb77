-- A hundred villages of a township, a hundred bound villagers in each; ids are numbers.
create function key(kind int, number bigint) returns uuid immutable
return (lpad(kind::text, 8, '0') || '-0000-0000-0000-' || lpad(to_hex(number), 12, '0'))::uuid;

insert into area (code, level, name, parent_code, valid_from) values
  ('330999', 'county', '甲县', null, date '2020-01-01'), ('330999101', 'township', '乙镇', '330999', date '2020-01-01');
insert into village (id, name) select key(1, v), '村' || v from generate_series(0, 99) v;
insert into village_code (code, village_id, valid_from)
  select '330999101' || (200 + v), key(1, v), date '2020-01-01' from generate_series(0, 99) v;
insert into village_area (village_id, township_code, county_code, valid_from)
  select key(1, v), '330999101', '330999', date '2020-01-01' from generate_series(0, 99) v;
insert into person (id) select key(3, n) from generate_series(0, 9999) n;
insert into roster_person (village_id, id, kind, name_sealed, name_index)
  select key(1, n % 100), key(5, n), 'villager', '', sha256(n::text::bytea) from generate_series(0, 9999) n;
insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index, requested_at, decided_at)
  select key(1, n % 100), key(6, n), key(3, n), key(5, n), 'bound', '', sha256(n::text::bytea), now(), now()
  from generate_series(0, 9999) n;
analyze
