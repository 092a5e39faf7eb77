-- 村自定的条目：村民询问最迟 15 日内答复（浙江省实施〈村民委员会组织法〉办法 2020 年第 36 条），和法定条目一样。
-- 从前登记得更长的降到 15 日；已经提出的询问仍按当时告诉村民的日期。
update disclosure_village_item set answer_days = 15 where answer_days > 15;
alter table disclosure_village_item
  add constraint disclosure_village_item_answered_in_time check (answer_days <= 15);
