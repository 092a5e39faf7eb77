-- 职务按人查找，含到期前的职务。
drop index role_grant_person;
create index role_grant_person on role_grant (person_id);
