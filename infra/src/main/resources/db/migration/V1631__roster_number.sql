-- 政务平台实名登录：按身份证号摘要在各村名册里找人。
create index roster_person_id_number on roster_person (id_number_index) where left_at is null and id_number_index is not null;
